# Only another name for ./portal, for those whose fingers type make.
.PHONY: run test test-all setup lint bench
run test setup lint bench:
	@./portal $@
test-all:
	@./portal test --all
