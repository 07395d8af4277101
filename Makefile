# microaudit: `make` builds build/microaudit, `make scan` audits the bundled leaky app, `make check` runs every test.
# Everything that is made stands under build/; sources are found by wildcard, headers by -MMD.
B       ?= build
CC      ?= cc
CFLAGS  ?= -O2 -g
DEPS    := libgit2 libpcre2-8 libcjson yaml-0.1 libhs libdeflate expat libsodium
# What has a header and a library of its name, and nothing for pkg-config.
PLAIN   := pg_query
PKGS    := gcc make pkg-config git libgit2-dev libpcre2-dev libcjson-dev libyaml-dev libvectorscan-dev libdeflate-dev \
           libexpat1-dev libsodium-dev libpg-query-dev
# What only the tests need, installed by make check.
TEST_DEPS := criterion
TEST_PKGS := libcriterion-dev
VERSION := $(shell sed -n 's/^\#\# \[\([0-9.]*\)\].*/\1/p' CHANGELOG.md | head -1)

# Flags that a compiler may not know are tried once; the answers are kept.
HARDEN  := -fstack-protector-strong -fstack-clash-protection -fcf-protection=full -ftrivial-auto-var-init=zero \
           -fno-delete-null-pointer-checks -fno-strict-overflow -fno-strict-aliasing -fstrict-flex-arrays=3
WARN    := -Wall -Wextra -Wconversion -Wformat=2 -Wimplicit-fallthrough -Wshadow -Wstrict-prototypes \
           -Wmissing-prototypes -Wvla -Werror=format-security -Wno-missing-field-initializers
LDHARD  := -Wl,-z,relro,-z,now -Wl,-z,noexecstack
ifdef WERROR
WARN    += -Werror
endif
ifdef SAN
CFLAGS  := -O1 -g -fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer
LDFLAGS += -fsanitize=$(SAN)
else
HARDEN  += -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
endif

# Rooms, from the ground up; a room points down only (tests/lint.sh).
LAYERS  := base model source format query taint secret/decode secret/assign secret/value secret/proof facts rules match scan \
           audit policy report
LIB     := $(patsubst src/%.c,$B/obj/%.o,$(wildcard $(LAYERS:%=src/%/*.c)))
CMD     := $(patsubst src/%.c,$B/obj/%.o,$(wildcard src/cmd/*.c))
GEN     := $B/obj/gen/rules.o
RULES   := $(shell find rules -name '*.yaml' -o -path 'rules/templates/*' -type f | LC_ALL=C sort)
UNITS   := $(patsubst tests/%.c,$B/obj/tests/%.o,$(wildcard tests/*/test_*.c tests/secret/*/test_*.c))

-include $B/config.mk
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Iinclude -fPIE -fvisibility=hidden -ffile-prefix-map=$(CURDIR)=. $(WARN) $(PROBED) \
             $(DEP_CFLAGS) $(CFLAGS) $(CPPFLAGS) -DMICROAUDIT_VERSION='"$(VERSION)"'

MAN7    := $B/man/microaudit-rules.7 $B/man/microaudit-facts.7
all: $B/microaudit $(MAN7)
# Quiet but for what matters; make V=1 shows each command.
ifndef V
.SILENT:
endif

# make -s, for scripts.
QUIET   := $(findstring s,$(filter-out --%,$(firstword -$(MAKEFLAGS))))

# A first build takes a minute or two: it says that it compiles, and at each tenth how far it is. Make expands recipes one
# after the other, so counting needs no lock.
TODO    := $(words $(filter-out $(wildcard $(LIB) $(CMD)),$(LIB) $(CMD)))
TENTHS  := $(shell [ $(TODO) -lt 50 ] || for i in 1 2 3 4 5 6 7 8 9; do echo $$(($(TODO) * i / 10)); done)
STEP     = $(eval DONE += x)$(if $(V)$(QUIET),,$(if $(filter $(words $(DONE)),$(TENTHS)),echo '  $(words $(DONE)) of $(TODO)'; \
           ,$(if $(and $(TENTHS),$(filter 1,$(words $(DONE)))),echo 'Compiling $(TODO) files'; )))

# ---- the program --------------------------------------------------------------------------------------------------
$B/microaudit: $(LIB) $(CMD) $(GEN)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) $(LDHARD) -pie -o $@ $^ $(DEP_LIBS) -lpthread

# What explain says of every rule, as one page.
$B/man/microaudit-rules.7: $B/microaudit
	@mkdir -p $(@D)
	$B/microaudit rules doc --format mdoc > $@.part && mv $@.part $@
$B/man/microaudit-facts.7: $B/microaudit
	@mkdir -p $(@D)
	$B/microaudit rules doc facts --format mdoc > $@.part && mv $@.part $@

# The generator reads the rules with the program's own reader and writes them as constants, with the literal database.
# `expand` makes the files of the fixtures. Both are linked with what reading rules needs and nothing else, so that no
# other change runs them again; and rules that came out the same are not compiled again.
RULEC_LIB := base/% model/% rules/% query/% secret/value/% secret/proof/% format/reader format/json format/yaml% \
             match/anchors match/automaton match/prefilter facts/section%
RULEC   := $(patsubst src/%.c,$B/obj/%.o,$(filter-out %/expand.c,$(wildcard src/rulec/*.c)))
$B/rulec: $(RULEC)
$B/expand: $B/obj/rulec/expand.o
$B/rulec $B/expand: $(filter $(RULEC_LIB:%=$B/obj/%.o),$(LIB))
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -pie -o $@ $^ $(DEP_LIBS) -lpthread
$B/gen/rules.stamp: $B/rulec $(RULES)
	@mkdir -p $(@D)
	$B/rulec $(RULES) > $(@D)/rules.part
	cmp -s $(@D)/rules.part $(@D)/rules.c || mv $(@D)/rules.part $(@D)/rules.c
	touch $@
$B/gen/rules.c: $B/gen/rules.stamp
	@:
$B/obj/gen/rules.o: $B/gen/rules.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Wno-overlength-strings -MMD -MP -c -o $@ $<
$B/obj/%.o: src/%.c $B/config.mk
	@mkdir -p $(@D)
	$(STEP)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$(UNITS): | test-deps
$B/obj/tests/%.o: tests/%.c $B/config.mk
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Wno-missing-prototypes -Wno-conversion -Wno-shadow -MMD -MP -c -o $@ $<

$B/config.mk: Makefile
	@CC='$(CC)' .ci/deps '$(DEPS) $(PLAIN:%=-l%)' '$(PKGS)'
	@mkdir -p $(@D)
	@echo 'int main(void){return 0;}' > $@.c; printf 'PROBED :=' > $@; for f in $(HARDEN); do \
	    $(CC) -Werror -O2 $$f -c -o $@.o $@.c 2>/dev/null && printf ' %s' $$f >> $@; done; echo >> $@; rm -f $@.c $@.o
	@echo "DEP_CFLAGS := $$(pkg-config --cflags $(DEPS))" >> $@
	@echo "DEP_LIBS := $$(pkg-config --libs $(DEPS)) $(PLAIN:%=-l%)" >> $@

# Does nothing when all is there.
deps:
	@CC='$(CC)' .ci/deps '$(DEPS) $(PLAIN:%=-l%)' '$(PKGS)'
test-deps:
	@CC='$(CC)' .ci/deps '$(DEPS) $(PLAIN:%=-l%) $(TEST_DEPS)' '$(PKGS) $(TEST_PKGS)'

# ---- use ----------------------------------------------------------------------------------------------------------
# The verdict is the last line: findings (exit status 1) are an answer, and no error of make, which would add lines of its
# own. A script that wants the status says make -s, and gets make's for a failure; build/microaudit scan gives its own.
# Without DIR it audits the bundled leaky app.
scan: $B/microaudit
	@if [ -z "$(DIR)" ]; then $(MAKE) -s --no-print-directory fixtures B=$B || exit; fi; \
	$B/microaudit scan "$(or $(DIR),build/fixtures/leaky-app)"; status=$$?; \
	[ $$status != 1 ] || [ -n "$(and $(QUIET),$(DIR))" ] || exit 0; exit $$status
fixtures: $B/microaudit $B/expand
	@fixtures/make-fixtures $B/microaudit build/fixtures
# What install puts there, and uninstall takes away.
BASH_COMPLETION = $(DESTDIR)$(PREFIX)/share/bash-completion/completions/microaudit
ZSH_COMPLETION  = $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_microaudit
FISH_COMPLETION = $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/microaudit.fish
PAGES           = $(sort $(wildcard man/*.[157]) $(MAN7))
installed       = $(DESTDIR)$(PREFIX)/share/man/man$(subst .,,$(suffix $1))/$(notdir $1)
install: $B/microaudit $(MAN7)
	install -d $(DESTDIR)$(PREFIX)/bin $(dir $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION))
	install -m 755 $B/microaudit $(DESTDIR)$(PREFIX)/bin/microaudit
	for s in 1 5 7; do install -d $(DESTDIR)$(PREFIX)/share/man/man$$s; done
	$(foreach p,$(PAGES),install -m 644 $p $(call installed,$p) &&) :
	$B/microaudit completions bash > $(BASH_COMPLETION)
	$B/microaudit completions zsh > $(ZSH_COMPLETION)
	$B/microaudit completions fish > $(FISH_COMPLETION)
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/microaudit $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION) \
	    $(foreach p,$(PAGES),$(call installed,$p))
PREFIX ?= /usr/local

# ---- tests --------------------------------------------------------------------------------------------------------
$B/units: $(UNITS) $(LIB) $(filter-out $B/obj/cmd/main.o,$(CMD)) $(GEN)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -pie -o $@ $^ $(DEP_LIBS) $$(pkg-config --libs criterion) -lpthread
units: $B/units
	$B/units --short-filename
check: $B/microaudit $B/units $B/rewrite $B/fault.so $B/fault-drive fixtures
	tests/check $B
# Instrumented binaries run the transcripts, the rules' examples, a stress of the pool, and the fuzz targets over their
# corpora and the files of this repository; not Criterion, which hides a leak and aborts under TSan. First, what must be
# caught is.
check-asan check-tsan: check-%:
	tests/caught '$(CC)' $*
	$(MAKE) B=build/$* SAN=$(SAN_$*) build/$*/microaudit build/$*/stress $(FUZZ:%=build/$*/replay-%) fixtures
	build/$*/stress
	tests/fuzz/replay-all build/$* $(FUZZ)
	tests/check build/$*
$B/stress: $B/obj/tests/fuzz/stress.o $(LIB) $(GEN)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -pie -o $@ $^ $(DEP_LIBS) -lpthread
# No text may cost more than its length: growth of processor time over hostile texts (tests/linear/linear.c).
$B/linear: $(patsubst tests/%.c,$B/obj/tests/%.o,$(wildcard tests/linear/*.c)) $(LIB) $(GEN)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -pie -o $@ $^ $(DEP_LIBS) -lpthread
# A file says the same when it is written another way: N mutants of a file in each language (tests/rewrite/rewrite.c).
$B/rewrite: $(patsubst tests/%.c,$B/obj/tests/%.o,$(wildcard tests/rewrite/*.c)) $(LIB) $(GEN)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -pie -o $@ $^ $(DEP_LIBS) -lpthread
mutants-code: $B/rewrite
	$B/rewrite $(or $(SEED),1) $(or $(N),200) tests/rewrite/files/*
# Inputs made to mislead, to break or to exhaust: exit status, sentence, CPU time and memory of each.
check-hostile: $B/microaudit $B/expand $B/measure
	SCALE=$(if $(SAN),8,1) tests/hostile/run $B $(CASE)
$B/measure: tests/hostile/measure.c
	$(CC) $(CFLAGS) -D_GNU_SOURCE -o $@ $<
linear: $B/linear
	$B/linear $(LINEAR)
# What real parsers say of the same files: tests/parsers/run. They come out of registries, so this is no part of check.
$B/parsers/dump $B/parsers/broken: $B/parsers/%: $B/obj/tests/parsers/%.o $(LIB) $(GEN)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -pie -o $@ $^ $(DEP_LIBS) -lpthread
# SHOW, KIND, N, SEED: how many disagreements to show, of which kind, of how many files.
parsers: $B/parsers/dump $B/parsers/broken
	tests/parsers/run $B "$(LANGUAGE)" "$(DIR)"
# A fuzz target is one file. replay-NAME runs it over files, fuzz-NAME (clang) looks for new ones.
FUZZ := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
$(FUZZ:%=$B/replay-%): $B/replay-%: $B/obj/tests/fuzz/fuzz_%.o $B/obj/tests/fuzz/replay.o $(LIB) $(GEN)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -pie -o $@ $^ $(DEP_LIBS) -lpthread
# Calls of the system that fail, one at a time: a sample in `make check`, here more, ALL=1 every one.
check-faults: $B/microaudit $B/expand $B/fault.so $B/fault-drive
	tests/fault/run $B $(if $(ALL),all)
$B/fault.so: tests/fault/fault.c
	$(CC) -O1 -g -fPIC -shared -D_GNU_SOURCE -o $@ $< -ldl
$B/fault-drive: tests/fault/drive.c
	$(CC) -O1 -g -Wall -Wextra -D_GNU_SOURCE -o $@ $<
$(FUZZ:%=$B/fuzz-%): $B/fuzz-%: $B/obj/tests/fuzz/fuzz_%.o $B/obj/tests/fuzz/mutate.o $(LIB) $(GEN)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(DEP_LIBS) -lpthread
# Coverage-guided, each target (or those of TARGET, of that one READER) as long as SECONDS says; what is found stays under
# build/corpus/.
fuzz:
	@command -v clang >/dev/null || CC=clang .ci/deps '$(DEPS) $(PLAIN:%=-l%)' 'clang libclang-rt-dev'
	+for target in $(or $(TARGET),$(FUZZ)); do \
	    $(MAKE) B=build/fuzz CC=clang SAN=fuzzer-no-link,address,undefined build/fuzz/fuzz-$$target && \
	    mkdir -p build/corpus/$$target$(READER) && build/fuzz/fuzz-$$target -max_total_time=$(or $(SECONDS),60) -timeout=25 \
	        -artifact_prefix=build/corpus/found-$$target- build/corpus/$$target$(READER) \
	        $$(tests/fuzz/seeds build/fuzz $$target $(READER) | sed 's,/[^/]*$$,,' | sort -u) || exit 1; done
# Which lines of the readers the corpora reach; each file of the table has to come to 85 of 100.
coverage:
	$(MAKE) B=build/coverage CFLAGS='-O0 -g --coverage' LDFLAGS=--coverage $(FUZZ:%=build/coverage/replay-%)
	tests/fuzz/coverage build/coverage $(FUZZ)
# Changes the program at N places that SEED draws, and names each change that no test notices.
mutants: $B/microaudit $B/units fixtures
	tests/mutants/run $(or $(SEED),1) $(or $(N),60)
SAN_asan := address,undefined
SAN_tsan := thread
bless: $B/microaudit fixtures
	BLESS=1 tests/cli/run $B
lint: $(MAN7) $B/units
	clang-format --dry-run -Werror $$(git ls-files '*.[ch]')
	tests/lint.sh
	tests/symbols $B
	@if command -v mandoc >/dev/null; then \
	! mandoc -Tlint man/* $B/man/*.7 2>/dev/null | grep -v 'STYLE: referenced manual not found'; \
	else echo 'lint: mandoc is not installed, left out'; fi
	@if command -v clang-tidy >/dev/null; then clang-tidy --quiet $(wildcard src/*/*.c src/secret/*/*.c) -- $(ALL_CFLAGS); \
	else echo 'lint: clang-tidy is not installed, left out'; fi
# A str with a length and no bytes does not exist (base/str.h), which the analyser cannot know.
analyze:
	for f in $(wildcard src/*/*.c src/secret/*/*.c); do $(CC) $(ALL_CFLAGS) -fanalyzer -Wno-analyzer-null-dereference \
	    -Wno-analyzer-null-argument -Werror -c -o /dev/null $$f || exit 1; done
# What the program finds in a labelled set that is made for it, and what it reports besides.
score: $B/microaudit $B/expand
	tests/score/score $B build/score
# READ: folders whose files the readers read, instead of samples. TREES: folders for the ratio of the checklist.
bench: $B/microaudit $B/bench-readers $B/measure
	bench/run $B $(if $(DIR),"$(DIR)")
	$B/bench-readers $(READ)
	TREES='$(TREES)' bench/checklist $B
$B/obj/bench/%.o: bench/%.c $B/config.mk
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$B/bench-readers: $B/obj/bench/readers.o $B/obj/bench/samples.o $(LIB) $(GEN)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -pie -o $@ $^ $(DEP_LIBS) -lpthread

clean:
	rm -rf build
.PHONY: all deps test-deps scan fixtures install uninstall units check check-asan check-tsan check-hostile linear fuzz coverage \
        mutants mutants-code parsers bless lint analyze score bench clean

-include $(LIB:.o=.d) $(CMD:.o=.d) $(GEN:.o=.d) $(UNITS:.o=.d) $(wildcard $B/obj/rulec/*.d $B/obj/tests/fuzz/*.d)
