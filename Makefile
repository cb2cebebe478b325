# SPDX-License-Identifier: MIT
# GNU make. For the command line: PREFIX, DESTDIR, CC, CFLAGS, LDFLAGS, SHARED=1 (shared libraries
# only), B (where objects go), PROGRAM (the binary), V=1 (show commands), TESTS (which programs).
VERSION = 0.1.0
PREFIX ?= /usr/local
CC     ?= cc
CFLAGS ?= -O2 -g
B       = build
PROGRAM = tianbao

LAYERS = base text model writer lint import wizard tui cli
SRC   := $(wildcard $(LAYERS:%=src/%/*.c))
OBJ   := $(SRC:src/%.c=$B/%.o) $B/forms.o
LIB    = $B/libtianbao.a

SCHEMA    = forms/schema.json
FORMS    := $(filter-out %.test.yaml,$(sort $(wildcard forms/*.yaml)))
EXAMPLES := $(sort $(wildcard forms/examples/*.yaml))
EXAMPLE   = forms/examples/transport-bureau.yaml
MAN      := $(wildcard man/*.[15])

SUPPORT := $(patsubst %.c,$B/%.o,$(wildcard tests/support/*.c))
DEMOS   := $(patsubst %.c,$B/%,$(wildcard tests/tui/*_demo.c))
FUZZERS := $(filter-out $B/tests/fuzz/replay,$(patsubst %.c,$B/%,$(wildcard tests/fuzz/*.c)))
UNITS   := $(patsubst %.c,$B/%,$(wildcard tests/unit/*.c))
TESTS   := $(filter-out $(DEMOS), $(UNITS) $(FUZZERS) \
             $(patsubst %.c,$B/%,$(wildcard tests/spec/*.c tests/tui/*.c tests/fault/*.c)))
BENCHES := $(patsubst %.c,$B/%,$(wildcard tests/bench/*.c))
SCRIPTS := $(wildcard tests/cli/*.sh tests/fault/*.sh)

# $(call try,OPTIONS): the options if a program compiles and links with them, else nothing.
# $(call each,OPTIONS): those of them that do (mostly all do, which one try tells).
try  = $(shell mkdir -p $B; echo 'int main(void) { return 0; }' >$B/try.c; \
         $(CC) -Werror $(CFLAGS) $(LDFLAGS) -o $B/try $B/try.c $1 2>/dev/null && echo '$1')
each = $(or $(call try,$1),$(foreach option,$1,$(call try,$(option))))

# $(call library,NAME,PACKAGE): its archive; without one what pkg-config says, or -lNAME.
archive = $(if $(SHARED),,$(call try,-l:lib$1.a))
library = $(or $(call archive,$1),$(shell $(PKG_CONFIG) --libs $2 2>/dev/null),-l$1)
PKG_CONFIG ?= pkg-config

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
  -Wwrite-strings -Wvla -Wpointer-arith
# It asks for an optimizing compiler, and stands in the way of the sanitizers.
FORTIFY = $(if $(findstring -fsanitize,$(CFLAGS)),, \
  $(if $(filter -O -O1 -O2 -O3 -Os,$(CFLAGS)),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2))
HARDEN_CC = -fPIE -fstack-protector-strong -fstack-clash-protection -fcf-protection
HARDEN_LD = -pie -Wl,-z,relro -Wl,-z,now

ifneq ($(filter-out clean dist format uninstall,$(or $(MAKECMDGOALS),all)),)
ALL_CPPFLAGS := -Isrc $(shell $(PKG_CONFIG) --cflags-only-I ncursesw yaml-0.1 2>/dev/null) \
  -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -D_FILE_OFFSET_BITS=64 \
  -DVERSION='"$(VERSION)"' $(FORTIFY) $(CPPFLAGS)
ALL_CFLAGS   := -std=c99 $(WARN) $(call each,$(HARDEN_CC)) $(CFLAGS)
ALL_LDFLAGS  := $(call each,$(HARDEN_LD)) $(CFLAGS) $(LDFLAGS)
# ncursesw uses the program's own wcwidth(): the archive is linked with it, and a shared library
# finds it because linkers export what the shared libraries they see ask for.
LIBS := $(call library,ncursesw,ncursesw) $(or $(call archive,tinfo),$(call try,-ltinfo)) \
  $(call library,yaml,yaml-0.1) $(call library,unistring) $(call try,-liconv)
# What .docx documents are read with may be missing: then import says so.
DOCX := $(call library,expat,expat) $(call library,z,zlib)
ifneq ($(call try,-include expat.h -include zlib.h $(CPPFLAGS) $(DOCX)),)
ALL_CPPFLAGS += -DWITH_DOCX
LIBS += $(DOCX)
endif
FLAGS := $(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) : $(ALL_LDFLAGS) $(LIBS)
endif

all: $(PROGRAM)

$(PROGRAM): $B/main.o $(LIB)
	$(call say,LD $@)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(LIB): $(OBJ) $B/OBJ
	$(call say,AR $@)rm -f $@; $(AR) crs $@ $(OBJ)

say = $(if $V,,@echo '  $1'; )
compile = $(call say,CC $<)mkdir -p $(@D); $(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$B/%.o: src/%.c $B/FLAGS
	$(compile)
$B/%.o: $B/%.c $B/FLAGS
	$(compile)
$B/tests/%.o: tests/%.c $B/FLAGS
	$(compile)

$B/model/places.o: ALL_CPPFLAGS += -DFORMS_DIR='"$(PREFIX)/share/tianbao/forms"'
$B/model/places.o: $B/PREFIX
$B/tests/%.o: ALL_CPPFLAGS += -Itests

$B/forms.c: src/model/embed.sh $(FORMS) $B/FORMS
	$(call say,GEN $@)sh $< $(FORMS) >$@

# Each holds the value of the variable it is named after, and is new when that has changed.
$B/FLAGS $B/PREFIX $B/OBJ $B/FORMS: FORCE
	@mkdir -p $B; echo '$(subst ','\'',$($(@F)))' | cmp -s - $@ || \
	  echo '$(subst ','\'',$($(@F)))' >$@

# Opens the program; where nobody can press a key, assembles the example.
run: $(PROGRAM)
	@if [ -t 0 ] && [ -t 1 ]; then TIANBAO_HOME=output exec "$(CURDIR)/$(PROGRAM)"; fi; \
	report=output/reports/交通运输局党建工作总结-示例.txt; mkdir -p output/reports; \
	TIANBAO_HOME=output ./$(PROGRAM) assemble $(EXAMPLE) -o "$$report" || [ $$? = 1 ] && \
	  echo "已生成示例文稿 (example report): $$report"

$(TESTS) $(DEMOS) $(BENCHES): $B/tests/%: $B/tests/%.o $B/tests/libsupport.a $(LIB)
	$(call say,LD $@)$(CC) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LIBS) $(TEST_LIBS)
$(FUZZERS): $B/tests/fuzz/replay.o
$B/tests/%: TEST_LIBS = -lcmocka
$B/tests/tui/%: TEST_LIBS = -lcmocka -lvterm -lutil
$B/tests/bench/% $B/tests/fuzz/%: TEST_LIBS =
$B/tests/fault/killer: TEST_LIBS = -lcmocka -lvterm -lutil
# Every allocation of ours and of the libraries that are linked statically goes through the test.
$B/tests/fault/memory: TEST_LIBS = -lcmocka -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc
$B/tests/bench/wizard: TEST_LIBS = -lvterm -lutil
$B/tests/libsupport.a: $(SUPPORT)
	$(call say,AR $@)mkdir -p $(@D); rm -f $@; $(AR) crs $@ $(SUPPORT)

test: $(PROGRAM) $(TESTS) $(DEMOS)
	@TIANBAO=./$(PROGRAM) tests/run $(TESTS) $(SCRIPTS)

# The sets that are long: every point, thousands of sessions, edits and sizes of windows.
test-long: $(PROGRAM) $(TESTS)
	@TEST_LONG=1 TEST_TIMEOUT=7200 TIANBAO=./$(PROGRAM) tests/run \
	  $(filter $B/tests/fault/% $B/tests/fuzz/% %/test_emulators %/test_untrusted,$(TESTS)) \
	  $(filter tests/fault/%,$(SCRIPTS))

# Under valgrind: the tests of modules, and some of commands.
MEMCHECKED = $(filter-out %/test_save_errors %/test_bombs,$(UNITS))
test-valgrind: $(PROGRAM) $(UNITS)
	@TEST_UNDER=tests/memcheck TEST_PATIENCE=100 TEST_TIMEOUT=1200 tests/run $(MEMCHECKED)
	@MEMCHECK="$(CURDIR)/$(PROGRAM)" TIANBAO=tests/memcheck TEST_TIMEOUT=1200 tests/run \
	  tests/cli/set.sh tests/cli/new.sh tests/cli/check.sh tests/cli/assemble.sh tests/cli/fill.sh

# Not under strace: what was tried is written at the end of each run, by calls that would be tried too.
COVERAGE = -O0 -g --coverage
COVERED  = $(filter-out %/inject,$(TESTS:$B/%=build/coverage/%))
coverage:
	@find build/coverage -name '*.gcda' -exec rm -f {} + 2>/dev/null || true
	@status=0; export TEST_PATIENCE=10 GCOV_ERROR_FILE=/dev/null; \
	$(MAKE) --no-print-directory B=build/coverage PROGRAM=build/coverage/tianbao CFLAGS='$(COVERAGE)' \
	  TESTS='$(COVERED)' test || \
	  status=$$?; \
	tests/coverage build/coverage $(SRC); exit $$status

bench: $(PROGRAM) $(BENCHES)
	@TIANBAO=./$(PROGRAM) tests/bench/run $(BENCHES)

ASAN = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
asan:
	@$(MAKE) --no-print-directory B=build/asan PROGRAM=build/asan/tianbao CFLAGS='$(ASAN)' test

# Where libFuzzer stands in for replay.o: every target for TIME seconds, from the saved inputs on. It
# sees every comparison of strings; to be told of those of numbers too takes half of the time.
TIME = 60
FUZZ = -O2 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined \
  -fno-sanitize-coverage=trace-cmp -fno-sanitize-recover=undefined
fuzz:
	@$(MAKE) --no-print-directory B=build/fuzz CC=clang CFLAGS='$(FUZZ)' fuzzers
	@tests/fuzz/run $(TIME) $(FUZZERS:$B/%=build/fuzz/%-fuzzer)
fuzzers: $(FUZZERS:%=%-fuzzer)
$B/tests/fuzz/%-fuzzer: $B/tests/fuzz/%.o $B/tests/libsupport.a $(LIB)
	$(call say,LD $@)$(CC) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)

CODE = $(wildcard src/*.c src/*/*.[ch] tests/*/*.[ch])
lint: $(PROGRAM)
	@status=0; \
	check() { \
	  if command -v "$$1" >/dev/null; then "$$@" || status=1; \
	  else echo "lint: $$1 is not installed: skipped" >&2; fi; \
	}; \
	check clang-format --dry-run --Werror --ferror-limit=1 $(CODE); \
	check cppcheck -q --std=c99 --enable=warning,portability --inline-suppr --error-exitcode=1 \
	  -Isrc -DVERSION='""' -DFORMS_DIR='""' src; \
	check shellcheck -x -S warning bootstrap .ci/run tests/run tests/memcheck tests/coverage \
	  tests/bench/run tests/fuzz/run tests/import/score tests/import/marked src/model/embed.sh $(SCRIPTS) \
	  $(wildcard tests/support/*.sh); \
	$(if $(MAN),check mandoc -T lint -W warning $(MAN);) \
	$(if $(FORMS),check ./$(PROGRAM) lint $(FORMS);) \
	exit $$status

# Renews what editors know of the form language, after its tables have changed.
schema: $(PROGRAM)
	./$(PROGRAM) schema >$(SCHEMA)

format:
	clang-format -i $(CODE)

SHARE = $(DESTDIR)$(PREFIX)/share
INSTALLED = $(DESTDIR)$(PREFIX)/bin/tianbao $(patsubst forms/%,$(SHARE)/tianbao/forms/%,$(FORMS) $(SCHEMA)) \
  $(EXAMPLES:forms/%=$(SHARE)/doc/tianbao/%) \
  $(foreach page,$(MAN),$(SHARE)/man/man$(patsubst .%,%,$(suffix $(page)))/$(notdir $(page)))

install: $(PROGRAM)
	install -d $(sort $(dir $(INSTALLED)))
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/tianbao
	for f in $(FORMS) $(SCHEMA); do install -m 644 $$f $(SHARE)/tianbao/forms || exit 1; done
	for f in $(EXAMPLES); do install -m 644 $$f $(SHARE)/doc/tianbao/examples || exit 1; done
	for f in $(MAN); do install -m 644 $$f $(SHARE)/man/man$${f##*.} || exit 1; done

uninstall:
	rm -f $(INSTALLED)
	@rmdir $(SHARE)/tianbao/forms $(SHARE)/tianbao \
	  $(SHARE)/doc/tianbao/examples $(SHARE)/doc/tianbao 2>/dev/null || true

dist:
	git archive --prefix=tianbao-$(VERSION)/ -o tianbao-$(VERSION).tar.gz HEAD

clean:
	rm -rf build $B $(PROGRAM)

-include $(OBJ:.o=.d) $B/main.d $(SUPPORT:.o=.d) $(TESTS:=.d) $(DEMOS:=.d) $(BENCHES:=.d) $B/tests/fuzz/replay.d
.PHONY: all run test test-long test-valgrind coverage asan fuzz fuzzers bench lint schema format install uninstall dist clean FORCE
.DELETE_ON_ERROR:
