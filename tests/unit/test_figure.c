/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/reader.h"
#include "figure/check.h"
#include "figure/ik.h"
#include "figure/model.h"
#include "figure/pose_build.h"
#include "unit/unit.h"

#include <math.h>
#include <string.h>

#define assert_near(a, b, tolerance) assert_true(fabs((double) (a) - (double) (b)) <= (tolerance))

/* ---- poses to try things on ---- */

static struct pose quadruped(void)
{
    struct pose p = pose_standing();
    p.pelvis = V3(-0.36f, 0.49f, 0);
    p.tilt = 88;
    for (int i = 0; i < LIMB_COUNT; i++) {
        struct limb_pose *l = &p.limb[i];
        bool arm = limb_is_arm(i);
        l->mode = arm ? LIMB_REACH : LIMB_KNEEL;
        l->nailed = true;
        l->straight = arm;
        l->target = arm ? V3(0.17f, 0.06f, 0.175f * limb_side(i))
                        : V3(-0.36f, 0.065f, 0.09f * limb_side(i));
        l->lower = V3(-1, 0, 0);
    }
    return p;
}

static struct pose cat(void)
{
    struct pose p = quadruped();
    p.pelvis.x = -0.3f;
    p.tilt = 66;
    p.spine[SPINE_LUMBAR].flex = 32;
    p.spine[SPINE_THORACIC].flex = 40;
    return p;
}

static struct pose twisted(void)
{
    struct pose p = pose_standing();
    p.spine[SPINE_THORACIC] = (struct bend){10, -20, 35};
    p.turn = 15;
    p.limb[ARM_LEFT].upper = v3_unit(V3(1, 0.5f, -0.4f));
    p.limb[ARM_RIGHT].mode = LIMB_REACH;
    p.limb[ARM_RIGHT].spot = SPOT_SHOULDER;
    p.limb[LEG_RIGHT].upper = v3_unit(V3(0.4f, -1, 0.3f));
    return p;
}

static void assert_bones_keep_length(const struct skeleton *s)
{
    for (int i = 0; i < LIMB_COUNT; i++) {
        struct bone_lengths b = skeleton_bones(i);
        assert_near(v3_length(v3_sub(s->middle[i], s->root[i])), b.upper, 1e-4);
        assert_near(v3_length(v3_sub(s->wrist[i], s->middle[i])), b.lower, 1e-4);
        assert_near(v3_length(v3_sub(s->tip[i], s->wrist[i])), b.end, 1e-4);
    }
    for (int i = 0; i < SPINE_BONES; i++)
        assert_near(v3_length(v3_sub(s->spine[i + 1], s->spine[i])),
                    i < SPINE_LUMBAR_BONES ? 0.062 : 0.077, 1e-4);
}

/* ---- inverse kinematics ---- */

static void ik__target_in_reach__is_reached_exactly(void **state)
{
    (void) state;
    for (int i = 0; i < 200; i++) {
        float a = (float) i * 0.7f, d = 0.1f + 0.4f * (float) (i % 17) / 17;
        struct ik_chain c = {.root = V3(0, 1, 0),
                             .upper = 0.29f,
                             .lower = 0.25f,
                             .pole = V3(-1, -0.3f, 0.3f),
                             .middle_floor = -10};
        c.target = v3_add(c.root, V3(d * cosf(a), d * sinf(a) * 0.5f, d * 0.3f * sinf(3 * a)));
        struct ik_result r = ik_two_bones(&c);
        struct vec3 end = v3_along(v3_along(c.root, r.upper, c.upper), r.lower, c.lower);
        if (r.miss == 0)
            assert_near(v3_length(v3_sub(end, c.target)), 0, 1e-4);
        assert_near(v3_length(r.upper), 1, 1e-5);
    }
}

static void ik__target_out_of_reach__stretches_towards_it(void **state)
{
    (void) state;
    struct ik_result r = ik_two_bones(&(struct ik_chain){.root = V3(0, 0, 0),
                                                         .target = V3(0, 1, 0),
                                                         .upper = 0.3f,
                                                         .lower = 0.3f,
                                                         .pole = V3(1, 0, 0),
                                                         .middle_floor = -10});
    assert_near(r.miss, 0.4, 1e-3);
    assert_near(r.upper.y, 1, 0.02);
}

static void ik__middle_joint__bends_towards_the_pole_but_not_into_the_floor(void **state)
{
    (void) state;
    struct ik_chain c = {.root = V3(0, 0.2f, 0),
                         .target = V3(0.4f, 0.2f, 0),
                         .upper = 0.3f,
                         .lower = 0.3f,
                         .pole = V3(0, -1, 0.1f),
                         .middle_floor = 0.05f};
    struct ik_result r = ik_two_bones(&c);
    float middle_y = c.root.y + r.upper.y * c.upper;
    assert_true(middle_y >= 0.05f - 1e-4f);
    c.middle_floor = -10;
    r = ik_two_bones(&c);
    assert_true(c.root.y + r.upper.y * c.upper < 0.03f);
}

/* ---- skeleton ---- */

static void skeleton__any_pose__keeps_bone_lengths(void **state)
{
    (void) state;
    const struct pose poses[] = {pose_standing(), quadruped(), cat(), twisted()};
    for (size_t i = 0; i < ARRAY_LEN(poses); i++) {
        struct key k;
        key_build(&k, &poses[i]);
        assert_bones_keep_length(&k.skeleton);
    }
}

static void skeleton__free_limb_into_the_floor__is_kept_above(void **state)
{
    (void) state;
    struct pose p = pose_standing();
    p.pelvis.y = 0.3f; /* legs of 0.83 m hang down: they have to lie */
    struct skeleton s;
    skeleton_build(&s, &p);
    assert_bones_keep_length(&s);
    for (int i = LEG_LEFT; i <= LEG_RIGHT; i++) {
        assert_true(s.middle[i].y >= 0.06f);
        assert_true(s.wrist[i].y >= 0.03f);
        assert_true(s.tip[i].y >= 0.019f);
    }
}

static void settle__all_fours__puts_hands_and_knees_on_their_places(void **state)
{
    (void) state;
    struct key k;
    struct pose p = cat();
    p.pelvis.x -= 0.05f; /* asked for a little wrong: the pelvis gives way */
    key_build(&k, &p);
    for (int i = 0; i < LIMB_COUNT; i++)
        assert_true(contact_miss(&k.pose, &k.skeleton, i) < 0.002f);
}

static void mirror__twice__is_the_same_pose(void **state)
{
    (void) state;
    struct pose p = twisted(), q = p;
    struct skeleton a, b;
    pose_mirror(&q);
    skeleton_build(&b, &q);
    skeleton_build(&a, &p);
    for (int i = 0; i < JOINT_COUNT; i++) { /* every joint is across, left for right */
        struct vec3 here = joint_place(&a, (enum joint) i);
        struct vec3 there = joint_place(&b, joint_mirror((enum joint) i));
        assert_near(here.x, there.x, 1e-5);
        assert_near(here.y, there.y, 1e-5);
        assert_near(here.z, -there.z, 1e-5);
    }
    pose_mirror(&q);
    skeleton_build(&b, &q);
    for (int i = 0; i < JOINT_COUNT; i++)
        assert_near(
            v3_length(v3_sub(joint_place(&a, (enum joint) i), joint_place(&b, (enum joint) i))), 0,
            1e-6);
}

/* ---- tween ---- */

static void tween__contact_in_both_keys__stays_nailed(void **state)
{
    (void) state;
    struct key from, to;
    struct pose a = quadruped(), b = cat(), p;
    key_build(&from, &a);
    key_build(&to, &b);
    for (int i = 0; i <= 40; i++) {
        struct skeleton s;
        tween(&from, &to, (float) i / 40, &p);
        skeleton_build(&s, &p);
        assert_bones_keep_length(&s);
        for (int l = 0; l < LIMB_COUNT; l++) {
            assert_true(p.limb[l].nailed);
            assert_true(contact_miss(&p, &s, l) < 0.002f);
        }
    }
}

static void tween__ends__are_the_keys(void **state)
{
    (void) state;
    struct key from, to;
    struct pose a = quadruped(), b = twisted(), p;
    struct skeleton s;
    key_build(&from, &a);
    key_build(&to, &b);
    tween(&from, &to, 0, &p);
    skeleton_build(&s, &p);
    for (int i = 0; i < JOINT_COUNT; i++)
        assert_near(v3_length(v3_sub(joint_place(&s, (enum joint) i),
                                     joint_place(&from.skeleton, (enum joint) i))),
                    0, 2e-3);
    tween(&from, &to, 1, &p);
    skeleton_build(&s, &p);
    for (int i = 0; i < JOINT_COUNT; i++)
        assert_near(v3_length(v3_sub(joint_place(&s, (enum joint) i),
                                     joint_place(&to.skeleton, (enum joint) i))),
                    0, 2e-3);
}

static void tween__half_turn_of_an_arm__goes_forward_or_where_it_was_told(void **state)
{
    (void) state;
    struct key from, to;
    struct pose a = pose_standing(), b = a, p;
    struct skeleton s;
    b.limb[ARM_LEFT].upper = b.limb[ARM_LEFT].lower = V3(0, 1, 0);
    key_build(&from, &a);
    key_build(&to, &b);
    tween(&from, &to, 0.5f, &p);
    skeleton_build(&s, &p);
    assert_true(s.upper[ARM_LEFT].x > 0.95f);

    b.limb[ARM_LEFT].through_set = true;
    b.limb[ARM_LEFT].through = V3(0, 0, -1);
    key_build(&to, &b);
    tween(&from, &to, 0.5f, &p);
    skeleton_build(&s, &p);
    assert_true(s.upper[ARM_LEFT].z < -0.95f);
}

static void tween__small_steps__never_jump(void **state)
{
    (void) state;
    struct key from, to;
    struct pose a = cat(), b = twisted(), p;
    struct skeleton before, s;
    key_build(&from, &a);
    key_build(&to, &b);
    before = from.skeleton;
    for (int i = 0; i <= 200; i++) {
        tween(&from, &to, (float) i / 200, &p);
        skeleton_build(&s, &p);
        for (int k = 0; k < JOINT_COUNT; k++)
            assert_true(v3_length(v3_sub(joint_place(&s, (enum joint) k),
                                         joint_place(&before, (enum joint) k))) < 0.05f);
        before = s;
    }
}

/* ---- reading ---- */

static struct node *text(struct arena *a, const char *name, const char *value, int line)
{
    struct node *n = node_new(a, NODE_STRING, name, (struct src_loc){"f.cfg", line});
    n->string = value;
    return n;
}

static void direction__words_and_weights__make_a_unit_vector(void **state)
{
    (void) state;
    struct arena arena = {0};
    struct diags d = {0};
    struct reader r = {&d, &arena};
    struct vec3 v;
    assert_true(value_direction(&r, text(&arena, "upper", "out + 2*up", 1), -1, &v));
    assert_near(v.y, 2 / sqrt(5), 1e-5);
    assert_near(v.z, -1 / sqrt(5), 1e-5);
    static const char *const bad[] = {"", "upp", "up+", "x*up", "up+down", "-1*up", "1e9*up", "2*"};
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        assert_false(value_direction(&r, text(&arena, "upper", bad[i], 1), 1, &v));
    assert_int_equal(d.errors, ARRAY_LEN(bad));
    assert_string_equal(d.items[1].id, "bad-direction");
    assert_string_equal(d.items[1].hint, "did you mean 'up'?");
    diags_release(&d);
    arena_release(&arena);
}

static void poses__typo__is_an_error_at_its_line(void **state)
{
    (void) state;
    struct arena arena = {0};
    struct diags d = {0};
    struct reader r = {&d, &arena};
    struct pose_set set = {0};
    struct src_loc loc = {"f.cfg", 3};
    struct node *group = node_new(&arena, NODE_GROUP, "poses", loc);
    struct node *pose = node_new(&arena, NODE_GROUP, "p", loc);
    node_append(&arena, group, pose);
    node_append(&arena, pose,
                node_new(&arena, NODE_GROUP, "thorasic", (struct src_loc){"f.cfg", 4}));
    node_append(&arena, pose, text(&arena, "use", "quadroped", 5));
    poses_read(&r, group, &set, NULL);
    assert_int_equal(d.errors, 2);
    diags_sort(&d);
    assert_string_equal(d.items[0].id, "unknown-key");
    assert_int_equal(d.items[0].loc.line, 4);
    assert_string_equal(d.items[0].hint, "did you mean 'thoracic'?");
    assert_string_equal(d.items[1].id, "unknown-pose");
    assert_int_equal(d.items[1].loc.line, 5);
    diags_release(&d);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ik__target_in_reach__is_reached_exactly),
        cmocka_unit_test(ik__target_out_of_reach__stretches_towards_it),
        cmocka_unit_test(ik__middle_joint__bends_towards_the_pole_but_not_into_the_floor),
        cmocka_unit_test(skeleton__any_pose__keeps_bone_lengths),
        cmocka_unit_test(skeleton__free_limb_into_the_floor__is_kept_above),
        cmocka_unit_test(settle__all_fours__puts_hands_and_knees_on_their_places),
        cmocka_unit_test(mirror__twice__is_the_same_pose),
        cmocka_unit_test(tween__contact_in_both_keys__stays_nailed),
        cmocka_unit_test(tween__ends__are_the_keys),
        cmocka_unit_test(tween__half_turn_of_an_arm__goes_forward_or_where_it_was_told),
        cmocka_unit_test(tween__small_steps__never_jump),
        cmocka_unit_test(direction__words_and_weights__make_a_unit_vector),
        cmocka_unit_test(poses__typo__is_an_error_at_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
