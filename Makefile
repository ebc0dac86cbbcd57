# Galley - needs GNU make 4.3.  `make help` tells what there is to make.
#
# Nothing is listed here that can be found: sources, plugins and tests are
# looked up by their place.  A plugin says in plugins/NAME/pkgs which libraries
# it needs, as pkg-config names.  Nothing but make itself runs while this file
# is read, so that `make deps` works where there is no compiler yet.

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

obj = $(patsubst %,$(B)/obj/%.o,$(basename $(1)))
read = $(if $(wildcard $(1)),$(file <$(1)))

plugin_so := $(plugins:%=$(B)/plugins/galley-%.so)
unit_bin := $(unit_src:tests/%.c=$(B)/tests/%)
bad_so := $(bad_src:tests/badplug/%.c=$(B)/tests/badplug/galley-%.so)
map := $(wildcard core/host/galley.map)

CORE_PKGS := uchardet yaml-0.1
cli_pkgs := $(call read,core/cli/pkgs)
all_pkgs = $(sort $(CORE_PKGS) $(cli_pkgs) $(foreach \
	p,$(plugins),$(call read,plugins/$(p)/pkgs)))
# Lazy: pkg-config runs when a recipe does.
pkg = $(if $(strip $(2)),$(shell $(PKG_CONFIG) $(1) $(2)))
core_libs = $(call pkg,--libs,$(CORE_PKGS)) -lunistring -lm
to_libdir = $(shell realpath -m --relative-to=$(bindir) $(libdir))

flags = $(CC) $(STD) $(WARN) $(WERROR) $(HARDEN) $(CPPFLAGS) $(CFLAGS) \
	-fPIC -fvisibility=hidden
ldflags = $(CFLAGS) $(HARDEN_LD) $(LDFLAGS)
core_def := -DGALLEY_VERSION='"$(VERSION)"' -DGALLEY_PLUGINDIR='"$(plugindir)"'

# ---- targets ----

.PHONY: all
all: $(B)/galley $(B)/libgalley.so $(ARCHIVE) $(plugin_so) ## build all

# What the flags were: when they change, all is built anew.
$(B)/flags: FORCE
	@$(shell mkdir -p $(@D))$(file >$@.new,$(flags) $(ldflags) $(core_def) \
		$(to_libdir))cmp -s $@.new $@ && rm -f $@.new || { \
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
$(B)/obj/tests/unit/%: INC = -Icore -Icore/include
$(B)/obj/tests/unit/%: PKGS = cmocka $(CORE_PKGS)
$(B)/obj/tests/badplug/%: INC = -Icore/include

$(B)/obj/%.o: %.c $(B)/flags
	$(compile)
$(B)/obj/%.o: %.S $(B)/flags
	$(compile)
$(call obj,core/rebuild/model/tables.S): $(wildcard core/rebuild/model/*.tab)

$(LIB): $(call obj,$(lib_src)) $(map)
	$(call say,LD,$@)
	$(Q)$(CC) $(ldflags) -shared -Wl,-soname,libgalley.so.1 -Wl,-z,defs \
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
# names.
define plugin
$(B)/obj/plugins/$(1)/%: INC = -Icore/include -Iplugins
$(B)/obj/plugins/$(1)/%: PKGS = $(call read,plugins/$(1)/pkgs)
$(B)/obj/plugins/$(1)/common/%.o: plugins/common/%.c $(B)/flags
	$$(compile)
$(B)/plugins/galley-$(1).so: $(call obj,$(sort $(wildcard plugins/$(1)/*.c))) \
    $(patsubst %,$(B)/obj/plugins/$(1)/common/%.o,$(if $(wildcard \
    plugins/$(1)/common),$(file <plugins/$(1)/common))) $(LIB)
	$$(call say,LD,$$@)
	$$(Q)mkdir -p $$(@D) && $$(CC) $$(ldflags) -shared -Wl,-z,defs -o $$@ \
		$$(filter %.o,$$^) $(LIB) \
		$$(call pkg,--libs,$(call read,plugins/$(1)/pkgs))
endef
$(foreach p,$(plugins),$(eval $(call plugin,$(p))))

# ---- tests ----

.PHONY: tests
tests: all $(unit_bin) $(bad_so) ## build what the tests run

$(B)/tests/unit/%: $(B)/obj/tests/unit/%.o $(ARCHIVE)
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(ldflags) -pie -o $@ $^ \
		$(call pkg,--libs,cmocka) $(core_libs)
# Bad plugins may lack symbols: that is what some are for.
$(B)/tests/badplug/galley-%.so: $(B)/obj/tests/badplug/%.o
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D) && $(CC) $(ldflags) -shared -o $@ $^

.PHONY: check
check: ## install what the tests need, build, run all tests
	tools/setup build check
	$(MAKE) tests
	tests/run $(B) $(T)
.PHONY: deps
deps: ## install what building needs
	tools/setup build

# ---- training ----

.PHONY: train
train: $(B)/galley-train ## build the trainer of the rebuild tables
$(B)/galley-train: $(call obj,$(train_src)) $(ARCHIVE)
	$(call say,LD,$@)
	$(Q)$(CC) $(ldflags) -pie -o $@ $^ $(call pkg,--libs,jansson) \
		$(core_libs)

.PHONY: clean
clean: ## remove $(B)/
	rm -rf $(B)

.PHONY: help
help: ## tell what there is to make
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/\1	\2/p' Makefile \
		| expand -t 12

-include $(patsubst %.o,%.d,$(call obj,$(lib_src) $(cli_src) $(train_src) \
	$(unit_src) $(bad_src) $(foreach p,$(plugins), \
	$(wildcard plugins/$(p)/*.c))))
