#!/bin/sh
# tests/run: does it see every way in which a test can fail?
. tests/tap.sh
root=$PWD tree=$TMPDIR/tree
mkdir -p "$tree/tests/system" "$tree/build/tests/unit" || exit 1
cp tests/run "$tree/tests/run"

# runs NAME BODY LINE STATUS: a tree whose one test is BODY.
runs() {
	printf '#!/bin/sh\n%s\n' "$2" >"$tree/tests/system/one.sh"
	chmod +x "$tree/tests/system/one.sh"
	got=$("$tree/tests/run" "$tree/build" 2>&1)
	status=$?
	same "$1" "$3, status $4" \
		"$(printf %s "$got" | tail -n 1), status $status"
}

runs "all pass" 'echo ok 1; echo ok 2; echo 1..2' "2 passed, 0 failed" 0
runs "one fails" 'echo ok 1; echo not ok 2; echo 1..2; exit 1' \
	"1 passed, 1 failed" 1
runs "one fails, status 0" 'echo 1..1; echo not ok 1' "0 passed, 1 failed" 1
runs "one skipped" 'echo 1..2; echo ok 1; echo "ok 2 - a # SKIP why"' \
	"1 passed, 0 failed, 1 skipped" 0
runs "cmocka's way to skip" 'echo 1..2; echo ok 1; echo "not ok 2 # SKIP a"' \
	"1 passed, 0 failed, 1 skipped" 0
runs "all skipped is no test run" 'echo "1..0 # SKIP why"' \
	"0 passed, 0 failed, 1 skipped" 1
runs "two groups" 'echo 1..1; echo ok 1; echo 1..1; echo ok 1' \
	"2 passed, 0 failed" 0
runs "dies without a plan" 'echo ok 1; exit 0' "1 passed, 1 failed" 1
runs "dies before the end of its plan" 'echo 1..2; echo ok 1' \
	"1 passed, 1 failed" 1
runs "runs more than its plan" 'echo 1..1; echo ok 1; echo ok 2' \
	"2 passed, 1 failed" 1
runs "status 3 and no test failed" 'echo 1..1; echo ok 1; exit 3' \
	"1 passed, 1 failed" 1
runs "crashes" 'echo 1..1; echo ok 1; kill -SEGV $$' "1 passed, 1 failed" 1
runs "prints nothing" ':' "0 passed, 1 failed" 1
runs "hangs" '# timeout: 1
echo 1..1; echo ok 1; sleep 20' "1 passed, 1 failed" 1
runs "plans nothing" 'echo 1..0' "0 passed, 1 failed" 1
runs "bails out" 'echo 1..1; echo ok 1; echo "Bail out! no disk"' \
	"1 passed, 1 failed" 1

mkdir "$tree/tests/books"
printf '#!/bin/sh\necho 1..2; echo ok 1; echo ok 2\n' >"$tree/tests/books/a.sh"
chmod +x "$tree/tests/books/a.sh"
runs "a folder of its own is left out" 'echo 1..1; echo ok 1' \
	"1 passed, 0 failed" 0
same "a folder of its own alone" "2 passed, 0 failed" \
	"$("$tree/tests/run" -d books "$tree/build" | tail -n 1)"

rm "$tree/tests/system/one.sh"
printf '#!/bin/sh\necho 1..1; echo ok 1\n' >"$tree/build/tests/unit/gone"
chmod +x "$tree/build/tests/unit/gone"
same "no test at all" "0 passed, 0 failed" "$("$tree/tests/run" "$tree/build")"
exits "no test at all is a failure" 1 "$tree/tests/run" "$tree/build"
finish
