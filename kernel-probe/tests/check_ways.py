#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0
"""Holds recordings of the same traffic against each other that were made by each way to hook
the kernel, and judges what only some modes can see. Prints a line per test.

Usage: check_ways.py --layout FILE [--prefix TEXT] [-k PATTERN] DIRECTORY
"""
import argparse
import collections
import os
import sys

from check_session import (DECODED, SGT, Layout, Session, complete, dictionaries, equal, lossless, run_tests,
                           same_events)

STACK_REUSED = 1 << 16
WAYS = {"fentry": "fentry", "kprobe": "kprobe", "tracefs": "tracefs", "precise": "fentry", "frees": "fentry",
        "hidden": "kprobe", "filtered": "fentry"}
CALLS = ("map", "unmap", "buffer_export", "buffer_release", "attach", "detach")


def calls(recording, wanted=lambda fields: True):
    return {kind: len([f for f in recording.all(kind) if wanted(f)]) for kind in CALLS}


def way_test(way):
    def test(session):
        name = "way-" + way
        equal("status", session.status(name), 0)
        recording, directory = session.recording(name)
        complete(recording)
        lossless(recording)
        dictionaries(recording)
        same_events(recording, directory)
        equal("attach_mode", session.environment(name)["attach_mode"], WAYS[way])
        if way != "filtered":
            equal("calls", calls(recording), calls(session.recording("way-fentry")[0]))
    test.__doc__ = "%s: whole, without loss, and as many calls of each kind as by fentry" % way
    return test


def test_same_maps(session):
    """kprobes see what fentry sees: results, ranges, sizes and state of every map"""
    def seen(m):
        # how memory of a real driver is split up differs from time to time
        what = () if m["adapter"] == SGT else (m["nranges"], m["entries"], m["bytes"])
        return m["adapter"], m["error"], m["buffer_size"], m["flags"] & ~STACK_REUSED, *what

    for way in ("kprobe", "hidden"):
        found, expected = (collections.Counter(map(seen, session.recording(name)[0].all("map")))
                           for name in ("way-" + way, "way-fentry"))
        equal("maps by " + way, found, expected)


def test_filtered(session):
    """--device lets pass what it names, and counts the rest"""
    recording, _ = session.recording("way-filtered")
    strings, devices = recording.strings(), recording.dictionary("device")
    names = {strings[devices[m["device"]]["name"]] for m in recording.all("map")}
    assert names and names <= {"gpu0", "vgem"}, names
    whole, _ = session.recording("way-fentry")
    strings, devices = whole.strings(), whole.dictionary("device")
    expected = [m for m in whole.all("map") if strings[devices[m["device"]]["name"]] in ("gpu0", "vgem")]
    equal("maps", len(recording.all("map")), len(expected))
    assert recording.all("statistics")[-1]["filtered"] > 0, "nothing was filtered"


def test_store_times(session):
    """--precise knows when each range was stored, however the exporter stores it"""
    recording, _ = session.recording("way-precise")
    maps = [m for m in recording.all("map") if m["adapter"] != SGT and not m["error"] and m["flags"] & DECODED]
    if not os.path.exists(os.path.join(session.out, "way-precise.said")) or not maps:
        equal("sg-tables only", {m["adapter"] for m in recording.all("map")}, {SGT})
        return
    ranges = collections.defaultdict(list)
    for fields in recording.all("range"):
        ranges[fields["serial"]].append(fields)
    for fields in maps:
        last = 0
        for r in sorted(ranges[fields["serial"]], key=lambda r: r["index"]):
            equal("how of map %d" % fields["serial"], r["how"], 2)
            assert last <= r["populated_ns"], r
            last = r["populated_ns"]


def test_frees(session):
    """--frees finds the entries that an exporter does not free"""
    recording, _ = session.recording("way-frees")
    ends = recording.all("unmap_end")
    if not [m for m in recording.all("map") if m["adapter"] != SGT]:
        return equal("unmap_end records", len(ends), 0)
    assert [e for e in ends if e["kept"] and e["kept"] != 0xffffffff], ends
    assert [e for e in ends if not e["kept"]], ends
    failed = [m for m in recording.all("map") if m["error"] and m["kept"] not in (0, 0xffffffff)]
    assert failed, "no failed map that kept entries"


def main():
    parser = argparse.ArgumentParser(description="compares the ways to hook the kernel")
    parser.add_argument("directory")
    parser.add_argument("--layout", required=True)
    parser.add_argument("--prefix", default="")
    parser.add_argument("-k", dest="pattern", default="")
    options = parser.parse_args()
    session = Session(options.directory, Layout(options.layout), "any")
    tests = [("way-" + way, way_test(way)) for way in WAYS]
    tests += [(name[5:].replace("_", "-"), function) for name, function in globals().items()
              if name.startswith("test_")]
    return run_tests(session, tests, options)


if __name__ == "__main__":
    sys.exit(main())
