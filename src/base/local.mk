libcore_a_SOURCES += \
	src/base/base.h \
	src/base/cell.h \
	src/base/civil.c src/base/civil.h \
	src/base/csv.c src/base/csv.h \
	src/base/diag.c src/base/diag.h \
	src/base/err.c src/base/err.h \
	src/base/hash.h \
	src/base/lex.c src/base/lex.h \
	src/base/json.c src/base/json.h \
	src/base/lint.c src/base/lint.h \
	src/base/mem.c src/base/mem.h \
	src/base/node.c src/base/node.h \
	src/base/parse.c src/base/parse.h \
	src/base/reader.c src/base/reader.h \
	src/base/strbuf.c src/base/strbuf.h \
	src/base/suggest.c src/base/suggest.h \
	src/base/utf8.c src/base/utf8.h \
	src/base/width-table.h
EXTRA_DIST += src/base/gen-width.c

unit_tests += tests/unit/test_base
tests_unit_test_base_SOURCES = tests/unit/test_base.c tests/unit/unit.h
tests_unit_test_base_LDADD = $(unit_libs)

unit_tests += tests/unit/test_parse
tests_unit_test_parse_SOURCES = tests/unit/test_parse.c tests/unit/unit.h
tests_unit_test_parse_LDADD = $(unit_libs)

unit_tests += tests/unit/test_lint
tests_unit_test_lint_SOURCES = tests/unit/test_lint.c tests/unit/unit.h
tests_unit_test_lint_LDADD = $(unit_libs)
