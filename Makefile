# Galley - needs GNU make 4.3.  `make help` tells what there is to make.
#
# Nothing is listed here that can be found: sources, plugins and tests are
# looked up by their place.  A plugin says in plugins/NAME/pkgs which libraries
# it needs, as pkg-config names, and in plugins/NAME/opens which it opens by
# itself and wants the headers of alone.  Nothing but make itself runs while
# this file is read, so that `make deps` works where there is no compiler yet.

VERSION := 0.1.0
ABI := 1.0# GALLEY_ABI_MAJOR.GALLEY_ABI_MINOR: a test compares them
VARIANT :=
B := build$(VARIANT)

PREFIX ?= /usr/local
bindir ?= $(PREFIX)/bin
libdir ?= $(PREFIX)/lib
includedir ?= $(PREFIX)/include
mandir ?= $(PREFIX)/share/man
docdir ?= $(PREFIX)/share/doc/galley
pkgconfigdir ?= $(libdir)/pkgconfig
plugindir ?= $(libdir)/galley
DESTDIR ?=

ifeq ($(origin CC),default)
CC := cc
endif
PKG_CONFIG ?= pkg-config
CFLAGS ?= -O2 -g
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wold-style-definition -Wconversion -Wformat=2 \
	-Wundef -Wvla -Wwrite-strings -Wpointer-arith
WERROR ?= $(if $(CI),-Werror)
HARDEN := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong
DEFS := -Wl,-z,defs
HARDEN_LD := -Wl,-z,relro,-z,now
STD := -std=c11 -D_POSIX_C_SOURCE=200809L

MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:
.SECONDARY:
.DEFAULT_GOAL := all
Q := $(if $(V),,@)
say = $(if $(V),,@echo "  $(1)	$(2)")

# ---- what there is ----

LIB := $(B)/libgalley.so.1
ARCHIVE := $(B)/libgalley.a
lib_dirs := base bulletin text rebuild rebuild/lang host
lib_src := $(sort $(wildcard $(lib_dirs:%=core/%/*.c) \
	core/rebuild/model/*.S))
cli_src := $(sort $(wildcard core/cli/*.c))
train_src := $(sort $(wildcard core/rebuild/model/*.c))
plugins := $(filter-out common,$(patsubst plugins/%/,%, \
	$(sort $(dir $(wildcard plugins/*/*.c)))))
unit_src := $(sort $(wildcard tests/unit/*.c))
bad_src := $(sort $(wildcard tests/badplug/*.c))
bench_src := $(sort $(wildcard tests/bench/*.c))
fuzz_src := $(sort $(wildcard tests/fuzz/*.c))

obj = $(patsubst %,$(B)/obj/%.o,$(basename $(1)))
read = $(if $(wildcard $(1)),$(file <$(1)))

plugin_so := $(plugins:%=$(B)/plugins/galley-%.so)
unit_bin := $(unit_src:tests/%.c=$(B)/tests/%)
bench_bin := $(bench_src:tests/%.c=$(B)/tests/%)
bad_so := $(bad_src:tests/badplug/%.c=$(B)/tests/badplug/galley-%.so)
map := $(wildcard core/host/galley.map)

CORE_PKGS := libpcre2-16 uchardet yaml-0.1
cli_pkgs := $(call read,core/cli/pkgs)
all_pkgs = $(sort $(CORE_PKGS) $(cli_pkgs) $(foreach \
	p,$(plugins),$(call read,plugins/$(p)/pkgs) \
	$(call read,plugins/$(p)/opens)))
# Lazy: pkg-config runs when a recipe does.
pkg = $(if $(strip $(2)),$(shell $(PKG_CONFIG) $(1) $(2)))
# libuchardet is opened when it is asked (core/host/guess.c).
core_libs = $(call pkg,--libs,$(filter-out uchardet,$(CORE_PKGS))) \
	-lunistring -lm -pthread
to_libdir = $(shell realpath -m --relative-to=$(bindir) $(libdir))

flags = $(CC) $(STD) $(WARN) $(WERROR) $(HARDEN) $(CPPFLAGS) $(CFLAGS) \
	-pthread -fPIC -fvisibility=hidden
ldflags = $(CFLAGS) -pthread $(HARDEN_LD) $(LDFLAGS)
core_def := -DGALLEY_VERSION='"$(VERSION)"' -DGALLEY_PLUGINDIR='"$(plugindir)"'

# ---- targets ----

.PHONY: all
all: $(B)/galley $(B)/libgalley.so $(ARCHIVE) $(plugin_so) ## build all

# What the flags were: when they change, all is built anew.
$(B)/flags: FORCE
	@$(shell mkdir -p $(@D))$(file >$@.new,$(flags) $(ldflags) $(core_def) \
		$(to_libdir) $(DEFS))cmp -s $@.new $@ && rm -f $@.new || { \
		$(PKG_CONFIG) --print-errors --exists $(all_pkgs) || { \
		echo "make: libraries are missing; 'make deps' installs them" \
		>&2; exit 1; }; mv $@.new $@; }
.PHONY: FORCE
FORCE:

define compile
$(call say,CC,$@)
$(Q)mkdir -p $(@D) && $(flags) $(INC) $(call pkg,--cflags,$(PKGS)) \
	-MMD -MP -c -o $@ $<
endef

$(B)/obj/core/%: INC = -Icore -Icore/include $(core_def)
$(B)/obj/core/%: PKGS = $(CORE_PKGS)
$(B)/obj/core/cli/%: PKGS = $(cli_pkgs)
$(B)/obj/core/rebuild/model/%: PKGS = jansson
$(B)/obj/plugins/%: INC = -Icore/include -Iplugins
$(B)/obj/plugins/%: PKGS = $(sort $(foreach \
	p,$(plugins),$(call read,plugins/$(p)/pkgs) \
	$(call read,plugins/$(p)/opens)))
$(B)/obj/tests/unit/%: INC = -Icore -Icore/include -Iplugins
$(B)/obj/tests/unit/%: PKGS = cmocka $(CORE_PKGS)
$(B)/obj/tests/bench/% $(B)/obj/tests/fuzz/%: \
	INC = -Icore -Icore/include -Itests
$(B)/obj/tests/badplug/%: INC = -Icore/include

$(B)/obj/%.o: %.c $(B)/flags
	$(compile)
$(B)/obj/%.o: %.S $(B)/flags
	$(compile)
$(call obj,core/rebuild/model/tables.S): $(wildcard core/rebuild/model/*.tab)

$(LIB): $(call obj,$(lib_src)) $(map)
	$(call say,LD,$@)
	$(Q)$(CC) $(ldflags) -shared -Wl,-soname,libgalley.so.1 $(DEFS) \
		$(map:%=-Wl,--version-script=%) -o $@ $(filter %.o,$^) \
		$(core_libs)
$(B)/libgalley.so: $(LIB)
	$(Q)ln -sf libgalley.so.1 $@
$(ARCHIVE): $(call obj,$(lib_src))
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

# Found beside itself in the tree, and from bindir in libdir once installed.
$(B)/galley: $(call obj,$(cli_src)) $(LIB)
	$(call say,LD,$@)
	$(Q)$(CC) $(ldflags) -pie -Wl,-rpath,'$$ORIGIN:$$ORIGIN/$(to_libdir)' \
		-o $@ $(filter %.o,$^) $(LIB) $(call pkg,--libs,$(cli_pkgs))

# A plugin: plugins/NAME/*.c, and of plugins/common what plugins/NAME/common
# names.  A unit test whose name begins with NAME_ is linked with the same.
define plugin
$(B)/obj/plugins/$(1)/%: PKGS = $(call read,plugins/$(1)/pkgs) \
    $(call read,plugins/$(1)/opens)
$(B)/obj/plugins/$(1)/common/%.o: plugins/common/%.c $(B)/flags
	$$(compile)
$(1)_obj := $(call obj,$(sort $(wildcard plugins/$(1)/*.c))) \
	$(patsubst %,$(B)/obj/plugins/$(1)/common/%.o,$(call \
	read,plugins/$(1)/common))
$(B)/tests/unit/$(1)_%: PKGS = $(call read,plugins/$(1)/pkgs)
$(filter $(B)/tests/unit/$(1)_%,$(unit_bin)): $$($(1)_obj)
$(B)/plugins/galley-$(1).so: $$($(1)_obj) $(LIB)
	$$(call say,LD,$$@)
	$$(Q)mkdir -p $$(@D) && $$(CC) $$(ldflags) -shared $(DEFS) -o $$@ \
		$$(filter %.o,$$^) $(LIB) \
		$$(call pkg,--libs,$(call read,plugins/$(1)/pkgs)) \
		-Wl,--as-needed -lm
endef
$(foreach p,$(plugins),$(eval $(call plugin,$(p))))

# ---- tests ----

.PHONY: tests
tests: all $(unit_bin) $(bad_so) ## build what the tests run

$(B)/tests/unit/%: $(B)/obj/tests/unit/%.o $(ARCHIVE)
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(ldflags) -pie -o $@ $(filter %.o,$^) \
		$(ARCHIVE) $(call pkg,--libs,cmocka $(PKGS)) $(core_libs)
$(B)/tests/bench/%: $(B)/obj/tests/bench/%.o $(ARCHIVE)
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(ldflags) -pie -o $@ $^ $(core_libs)
# Bad plugins may lack symbols: that is what some are for.
$(B)/tests/badplug/galley-%.so: $(B)/obj/tests/badplug/%.o
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(ldflags) -shared -o $@ $^

.PHONY: demo
demo: ## install what is missing, build, convert the fixtures to every format
	tools/setup build demo
	$(MAKE) all
	@tools/demo $(B)
.PHONY: check
check: ## install what the tests need, build, run all tests
	tools/setup build check
	$(MAKE) tests
	tests/run $(B) $(T)
.PHONY: check-epub
check-epub: ## judge books by all checkers, in a reader, by other tools
	tools/setup build books
	$(MAKE) all $(bad_so)
	tests/run -d books $(B) $(T)
.PHONY: deps
deps: ## install what building needs
	tools/setup build

# ---- the same, watched ----

# clang links the sanitizers' runtime into programs alone: DEFS is for that.
LSAN_SUPP := suppressions=$(CURDIR)/tools/lsan.supp
.PHONY: asan
asan: ## build with address and undefined-behaviour sanitizers, run all tests
	tools/setup build check asan
	$(MAKE) VARIANT=-asan HARDEN= DEFS= CFLAGS='-O1 -g \
		-fno-omit-frame-pointer -fsanitize=address,undefined \
		-fno-sanitize-recover=all' tests
	ASAN_OPTIONS=abort_on_error=1:handle_segv=0:detect_leaks=1 \
		LSAN_OPTIONS=print_suppressions=0:$(LSAN_SUPP) \
		UBSAN_OPTIONS=print_stacktrace=1 tests/run build-asan $(T)
VALGRIND := valgrind -q --error-exitcode=99 --leak-check=full \
	--suppressions=tools/valgrind.supp
.PHONY: valgrind
valgrind: ## run the unit tests and a conversion of every fixture in valgrind
	tools/setup build check valgrind
	$(MAKE) tests
	tests/run -w '$(VALGRIND)' \
		$(B) $(or $(T),tests/unit/ tests/memory/)
.PHONY: cover
cover: ## run all tests, tell the share of lines and branches they reach
	tools/setup build check cover
	$(MAKE) VARIANT=-cover HARDEN= CFLAGS='-O0 -g --coverage' tests
	find build-cover -name '*.gcda' -delete
	tests/run build-cover $(T)
	@mkdir -p build-cover/report
	gcovr -r . -e tests --exclude-unreachable-branches build-cover/obj \
		--html-details build-cover/report/index.html --print-summary
.PHONY: bench
bench: ## judge and measure rebuild, hold it to its floor: tests/bench/*.sh
	tools/setup build bench
	$(MAKE) all train $(bench_bin)
	@bad=0; for b in $(or $(T),$(sort $(wildcard tests/bench/*.sh))); do \
		echo "$$b"; GALLEY_BUILD="$$PWD/$(B)" PATH="$$PWD/$(B):$$PATH" \
		sh "$$b" || bad=1; done; exit $$bad

# clang alone has this fuzzer.  What it finds stays in build-fuzz/, as do the
# inputs that reach what no other has reached.
FUZZ_SECONDS := 60
FUZZ := address,undefined
.PHONY: fuzz
fuzz: ## try to break rebuild for FUZZ_SECONDS (60)
	tools/setup build fuzz
	$(MAKE) CC=clang VARIANT=-fuzz HARDEN= DEFS= CFLAGS='-O1 -g \
		-fno-omit-frame-pointer -fsanitize=fuzzer-no-link,$(FUZZ) \
		-fno-sanitize-recover=all' build-fuzz/tests/fuzz/rebuild
	@mkdir -p build-fuzz/found build-fuzz/seeds
	@cp fixtures/*.txt fixtures/hostile/*.txt build-fuzz/seeds/
	build-fuzz/tests/fuzz/rebuild -max_total_time=$(FUZZ_SECONDS) \
		-max_len=8192 -timeout=20 -print_final_stats=1 \
		-dict=tests/fuzz/words.dict -artifact_prefix=build-fuzz/ \
		build-fuzz/found build-fuzz/seeds
$(B)/tests/fuzz/%: $(B)/obj/tests/fuzz/%.o $(ARCHIVE)
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(ldflags) -fsanitize=fuzzer -o $@ $^ \
		$(core_libs)
.PHONY: accuracy
accuracy: ## judge rebuild by the bench, hold it to its floor
	tools/setup build check
	$(MAKE) all train
	@GALLEY_BUILD="$$PWD/$(B)" sh tests/bench/accuracy.sh

# ---- lint ----

our_c := $(lib_src) $(cli_src) $(train_src) $(unit_src) $(bad_src) \
	$(bench_src) $(fuzz_src) $(sort $(wildcard plugins/*/*.c))
our_c := $(filter %.c,$(our_c))
our_h := $(sort $(wildcard core/*/*.h core/*/*/*.h plugins/*/*.h tests/*.h \
	tests/*/*.h))
# Bad plugins are bad on purpose; the trainer is a tool that is not installed.
tidy := $(patsubst %.c,$(B)/obj/%.tidy,$(filter-out \
	tests/badplug/% core/rebuild/model/%,$(our_c)))

.PHONY: lint
lint: ## look at the source: clang-format, clang-tidy, cppcheck, mandoc, rules
	tools/setup build check lint
	clang-format --dry-run -Werror $(our_c) $(our_h)
	$(MAKE) tidy
	cppcheck --quiet --error-exitcode=1 --std=c11 --inline-suppr -Icore \
		-Icore/include --enable=warning,performance,portability \
		--suppress=missingInclude -i core/rebuild/model \
		--suppress=funcArgOrderDifferent -Iplugins \
		--suppress=uninitvar:plugins/epub/opf.c \
		--suppress=comparePointers:core/rebuild/tables.c core plugins
	$(MAKE) all
	tests/run $(B) tests/lint/ tests/man/lint
.PHONY: tidy
tidy: $(tidy)
$(B)/obj/%.tidy: %.c .clang-tidy $(B)/flags
	$(call say,TIDY,$<)
	$(Q)mkdir -p $(@D) && clang-tidy --quiet $< -- $(STD) $(INC) \
		$(call pkg,--cflags,$(PKGS)) && touch $@

# ---- installing ----

# One list, from which things are installed and uninstalled: mode:what:where.
under = $(foreach f,$(sort $(2)),644:$(f):$(1)/$(notdir $(f)))
manifest = 755:$(B)/galley:$(bindir)/galley \
	755:$(LIB):$(libdir)/libgalley.so.$(ABI) \
	link:libgalley.so.$(ABI):$(libdir)/libgalley.so.1 \
	link:libgalley.so.1:$(libdir)/libgalley.so \
	644:$(B)/galley.pc:$(pkgconfigdir)/galley.pc \
	$(call under,$(plugindir),$(plugin_so)) \
	$(call under,$(includedir)/galley,$(wildcard core/include/galley/*.h)) \
	$(foreach s,1 3 5, \
		$(call under,$(mandir)/man$(s),$(wildcard man/*.$(s)))) \
	$(call under,$(docdir),README.md CHANGES.md LICENSE) \
	$(call under,$(docdir)/examples/skeleton,$(wildcard plugins/skeleton/*))
.PHONY: $(B)/manifest
$(B)/manifest:
	@mkdir -p $(@D) && printf '%s\n' $(manifest) >$@
$(B)/galley.pc: tools/galley.pc.in $(B)/flags Makefile
	@sed $(foreach v,PREFIX libdir includedir plugindir \
		VERSION,-e 's,@$(v)@,$($(v)),') $< >$@

.PHONY: install
install: all $(B)/galley.pc $(B)/manifest ## install below $(DESTDIR)$(PREFIX)
	tools/install $(B)/manifest '$(DESTDIR)'
.PHONY: uninstall
uninstall: $(B)/manifest ## take away what install has put there
	tools/install -u $(B)/manifest '$(DESTDIR)'
.PHONY: dist
dist: ## pack the committed source
	@mkdir -p $(B)
	git archive --prefix=galley-$(VERSION)/ HEAD | gzip -n9 \
		>$(B)/galley-$(VERSION).tar.gz
	@echo $(B)/galley-$(VERSION).tar.gz

# ---- training ----

.PHONY: train tables
train: $(B)/galley-train ## build the trainer of the rebuild tables
$(B)/galley-train: $(call obj,$(train_src)) $(ARCHIVE)
	$(call say,LD,$@)
	$(Q)$(CC) $(ldflags) -pie -o $@ $^ $(call pkg,--libs,jansson) \
		$(core_libs)

# The same bytes from the same pages, tools and machine kind; -ffast-math and
# the like would break that, and no flags of ours ask for them.
BENCH := ../shared/bench
tables: $(B)/galley-train ## train the rebuild tables anew from BENCH/dev
	$(B)/galley-train -o core/rebuild/model/galley.tab.new $(BENCH)/dev
	mv core/rebuild/model/galley.tab.new core/rebuild/model/galley.tab


.PHONY: clean
clean: ## remove $(B)/
	rm -rf $(B)

.PHONY: help
help: ## tell what there is to make
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/\1	\2/p' Makefile \
		| expand -t 12

-include $(patsubst %.o,%.d,$(call obj,$(lib_src) $(cli_src) $(train_src) \
	$(unit_src) $(bad_src) $(bench_src) $(fuzz_src) $(foreach \
	p,$(plugins),$(wildcard plugins/$(p)/*.c))))
