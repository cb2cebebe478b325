# SPDX-License-Identifier: MIT
CC      ?= cc
CFLAGS  ?= -O2 -g
WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla -Wpointer-arith
CPPFLAGS += -Isrc -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700
ALL_CFLAGS = -std=c99 $(WARN) $(CFLAGS)

B       := build
LAYERS  := base text model writer lint import wizard tui cli
SRC     := $(filter-out src/main.c,$(wildcard $(LAYERS:%=src/%/*.c)))
OBJ     := $(SRC:src/%.c=$B/%.o)
TESTS   := $(patsubst tests/%.c,$B/tests/%,$(wildcard tests/unit/*.c tests/spec/*.c))
LIBS     = -lncursesw -ltinfo -lyaml -lunistring

all: $B/libtianbao.a
$B/libtianbao.a: $(OBJ)
	@rm -f $@; $(AR) crs $@ $^
$B/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$B/tests/%: tests/%.c $B/libtianbao.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Itests $(ALL_CFLAGS) -MMD -MP -o $@ $< $B/libtianbao.a $(LIBS) -lcmocka
test: $(TESTS)
	@set -e; for t in $(TESTS); do $$t; done
clean:
	rm -rf $B tianbao
-include $(OBJ:.o=.d)
.PHONY: all test clean
