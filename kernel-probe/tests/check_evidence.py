#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0
"""Looks for what rules are judged by in the recordings of session-evidence.sh: lock owners, what was left
behind, call sites, ends of tasks, exact totals, in whichever way it was seen. Prints a line per test.

Usage: check_evidence.py --layout FILE --generation v1|v2 [--prefix TEXT] [-k PATTERN] DIRECTORY
"""
import argparse
import collections
import sys

from check_session import Layout, Session, complete, dictionaries, equal, lossless, run_tests, same_events

UNKNOWN64 = (1 << 64) - 1
LOCK_KNOWN, LOCK_OWNER, LOCK_TAKEN = 1 << 12, 1 << 13, 1 << 14
SAMPLED, REUSED, WATCHED = 1 << 15, 1 << 16, 1 << 17
WALKED, DECODED = 1 << 5, 1 << 7
ALLOCATION, STORE = 1, 2
WAYS = ("fentry", "kprobe", "precise")
SCENARIOS = ("rs01-detach-live", "rs08-other-attachment", "rs11-no-lock", "rs15-malformed", "rs18-entries-kept",
             "rs19-failed-map-keeps-entries", "rs24-outlives-task")
# what differs from one capture to the next: times, addresses, numbers, and where a stack begins
VARIES = {"serial", "begin_ns", "blocked_ns", "buffer", "inode", "attachment", "mapping", "task", "stack", "exporter",
          "device", "interconnect", "populated_ns", "how"}
EVENTS = {"buffer_export", "buffer_release", "attach", "detach", "map", "range", "unmap", "unmap_end", "match", "live"}


def capture(session, name):
    equal("status of " + name, session.status(name), 0)
    recording, directory = session.recording(name)
    complete(recording)
    lossless(recording)
    dictionaries(recording)
    return recording, directory


def essence(recording):
    """Events in order, without what varies; flags without how the stack is known."""
    for _, name, fields in recording.events:
        if name in EVENTS:
            yield name, sorted((k, v & ~REUSED if k == "flags" else v) for k, v in fields.items() if k not in VARIES)


def site(recording, stack):
    """The call site: the first function that is none of the dma-buf core."""
    return next((f for f in recording.functions(stack) if not f.startswith("dma_buf_")), None)


def test_babeltrace(session):
    """event for event as babeltrace2 reads it, new kinds of records too"""
    for way in WAYS:
        for scenario in SCENARIOS:
            same_events(*capture(session, "%s-%s" % (way, scenario)))


def test_same_events(session):
    """fentry, kprobes and breakpoints show the same calls, flags, ranges, losses and live mappings"""
    for scenario in SCENARIOS:
        expected = list(essence(capture(session, "fentry-" + scenario)[0]))
        assert expected, scenario
        for way in WAYS[1:]:
            actual = list(essence(capture(session, "%s-%s" % (way, scenario))[0]))
            equal("events of %s by %s" % (scenario, way), actual, expected)


def test_same_sites(session):
    """and the same call sites"""
    for scenario in SCENARIOS:
        sites = []
        for way in WAYS:
            recording, _ = capture(session, "%s-%s" % (way, scenario))
            sites.append([site(recording, m["stack"]) for m in recording.all("map")])
        assert all(name and name.startswith("ex_") for name in sites[0]), sites[0]
        equal("call sites by kprobe of " + scenario, sites[1], sites[0])
        equal("call sites by breakpoint of " + scenario, sites[2], sites[0])


def test_lock_owner(session):
    """a map or unmap without the reservation lock is told from one that holds it"""
    for way in WAYS:
        recording, _ = capture(session, way + "-rs11-no-lock")
        for kind, expected in (("map", [False, True]), ("unmap", [True, False])):
            flags = [e["flags"] for e in recording.all(kind)]
            assert all(f & LOCK_KNOWN for f in flags), flags
            equal("owner at %s by %s" % (kind, way), [bool(f & LOCK_OWNER) for f in flags], expected)
            equal("taken at %s by %s" % (kind, way), [bool(f & LOCK_TAKEN) for f in flags], expected)


def test_entries_kept_by_unmap(session):
    """what an unmap leaves behind is counted, and one array for all ranges is one object"""
    for way in WAYS:
        recording, _ = capture(session, way + "-rs18-entries-kept")
        ends = [(e["watched"], e["kept"]) for e in recording.all("unmap_end")]
        # eight entries that stay, and a single array that does not
        equal("watched and kept by " + way, ends, [(8, 8), (1, 0)])
        assert all(u["flags"] & WATCHED for u in recording.all("unmap"))


def test_entries_kept_by_failed_map(session):
    """what a failed map leaves behind is counted"""
    for way in WAYS:
        recording, _ = capture(session, way + "-rs19-failed-map-keeps-entries")
        # five entries and the object of the core, that frees its own
        equal("allocated and kept by " + way, [(m["allocated"], m["kept"]) for m in recording.all("map")], [(6, 0), (6, 5)])


def test_bytes(session):
    """the bytes of a map with a range that ends before it starts are not known, all others are"""
    recording, _ = capture(session, "fentry-rs15-malformed")
    equal("bytes", [m["bytes"] for m in recording.all("map")], [UNKNOWN64, 4 * 65536])


def test_population_times(session):
    """allocations or stores time the ranges, and a store is later than the allocation that it needs"""
    for way, how in (("fentry", {ALLOCATION}), ("kprobe", {ALLOCATION}), ("precise", {STORE})):
        recording, _ = capture(session, way + "-rs01-detach-live")
        ranges = recording.all("range")
        equal("how by " + way, {r["how"] for r in ranges}, how)
        maps = {m["serial"]: (t - m["begin_ns"]) for t, n, m in recording.events if n == "map"}
        assert all(r["populated_ns"] <= maps[r["serial"]] for r in ranges), "a range populated after its map"
    recording, _ = capture(session, "precise-rs18-entries-kept")
    equal("how, of one array", {r["how"] for r in recording.all("range")}, {STORE})


def test_task_exits(session):
    """the last thread of a process that maps is seen to end"""
    for way in WAYS:
        recording, _ = capture(session, way + "-rs24-outlives-task")
        mappers = {recording.dictionary("task")[m["task"]]["pid"] for m in recording.all("map")}
        ended = {recording.dictionary("task")[e["task"]]["pid"] for e in recording.all("task_exit") if e["last"]}
        assert mappers <= ended, "mapped by %s, ended %s" % (mappers, ended)


def hot(session, name):
    recording, _ = capture(session, name)
    maps = recording.all("map")
    equal("maps of " + name, len(maps), 6000)
    return recording, maps


def test_stacks_reused(session):
    """of a hot call site, few stacks are walked; the call site is right in each event"""
    for name in ("hot", "hot-kprobe"):
        recording, maps = hot(session, name)
        reused = [m for m in maps if m["flags"] & REUSED]
        assert len(reused) > 5500, "%d of 6000 stacks reused in %s" % (len(reused), name)
        equal("counted in " + name, recording.all("statistics")[-1]["reused_stacks"], len(reused))
        # the two sites take turns
        sites = [site(recording, m["stack"]) for m in maps]
        equal("sites of " + name, sites, ["ex_gpu_bind_bo", "ex_gpu_prefetch_bo"] * 3000)
    recording, maps = hot(session, "hot-all")
    equal("reused with --stacks all", sum(bool(m["flags"] & REUSED) for m in maps), 0)
    equal("counted", recording.all("statistics")[-1]["reused_stacks"], 0)
    everything = {tuple(recording.functions(m["stack"])) for m in maps}
    recording, maps = hot(session, "hot")
    equal("stacks", {tuple(recording.functions(m["stack"])) for m in maps}, everything)


def test_ranges_limited(session):
    """beyond the rate, ranges are left out, the totals are exact, and it is said"""
    recording, maps = hot(session, "hot")
    left_out = [m for m in maps if m["flags"] & SAMPLED]
    assert 0 < len(left_out) < 6000, len(left_out)
    equal("counted", recording.all("statistics")[-1]["sampled"], len(left_out))
    per_map = collections.Counter(r["serial"] for r in recording.all("range"))
    for m in maps:
        equal("entries", m["entries"], 8)
        equal("bytes", m["bytes"], 8 * 65536)
        assert m["flags"] & WALKED and m["flags"] & DECODED, hex(m["flags"])
        equal("ranges", per_map[m["serial"]], 0 if m["flags"] & SAMPLED else 8)
    recording, maps = hot(session, "hot-all")
    equal("without a limit", len(recording.all("range")), 8 * 6000)


def main():
    parser = argparse.ArgumentParser(description="checks the recordings of session-evidence.sh")
    parser.add_argument("directory")
    parser.add_argument("--layout", required=True)
    parser.add_argument("--generation", required=True)
    parser.add_argument("--prefix", default="")
    parser.add_argument("-k", dest="pattern", default="")
    options = parser.parse_args()
    session = Session(options.directory, Layout(options.layout), options.generation)
    tests = [(name[5:].replace("_", "-"), function) for name, function in globals().items() if name.startswith("test_")]
    return run_tests(session, tests, options)


if __name__ == "__main__":
    sys.exit(main())
