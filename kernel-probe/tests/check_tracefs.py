#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0
"""Holds what --attach tracefs recorded against what BPF recorded of the same traffic.
Prints a line per test.

Usage: check_tracefs.py --layout FILE [--prefix TEXT] [-k PATTERN] DIRECTORY
"""
import argparse
import re
import sys

from check_session import (NOT_LIVE, UNKNOWN, Layout, Session, complete, contains, equal, lossless, run_tests, statistics)

# the state of the attachment, and whether the unmap fits the map
SAME_FLAGS = 0x71f
KINDS = ("buffer_export", "buffer_release", "attach", "detach", "map", "unmap", "invalidate", "pin", "unpin")


def call_site(recording, stack):
    """The function that called into dma-buf; None when there is no stack."""
    if not stack:
        return None
    return next((name for name in recording.functions(stack) if not name.startswith("dma_buf_")), None)


def story(recording, entries):
    """What both ways can tell of each event, without numbers that differ from run to run: how an sg-table is
    made up depends on the memory that was free (@entries: compare it all the same)."""
    strings = recording.strings()
    devices, tasks = recording.dictionary("device"), recording.dictionary("task")
    interconnects = recording.dictionary("interconnect")
    for _, kind, fields in recording.events:
        if kind not in KINDS:
            continue
        told = [kind, strings[tasks[fields["task"]]["comm"]]]
        for name in ("adapter", "error", "nranges", "direction", "buffer_size"):
            # what stands at the address of a mapping that is no more is anything
            if name == "nranges" and (not entries or fields.get("flags", 0) & NOT_LIVE):
                continue
            if name in fields:
                told.append((name, fields[name]))
        if "exporter" in fields:
            told.append(strings[fields["exporter"]])
        if "flags" in fields:
            told.append(fields["flags"] & SAME_FLAGS)
        if fields.get("device"):
            told.append(strings[devices[fields["device"]]["name"]])
        if fields.get("interconnect"):
            told.append(strings[interconnects[fields["interconnect"]]["name"]])
        site = call_site(recording, fields["stack"])
        # one frame may be inside dma-buf; more are not known
        told.append(site)
        yield told


def same_story(name):
    def test(session):
        bpf, _ = session.recording(name + "-bpf")
        tracefs, _ = session.recording(name + "-tracefs")
        for recording in (bpf, tracefs):
            complete(recording)
            equal("live", len(recording.all("live")), len(bpf.all("live")))
        lossless(tracefs)
        entries = name != "traffic"
        told = list(story(bpf, entries))
        assert len(told) >= 8, told
        for number, (ours, theirs) in enumerate(zip(story(tracefs, entries), told)):
            if ours[-1] is None:
                theirs = theirs[:-1] + [None]
            equal("event %d" % number, ours, theirs)
        equal("events", len(list(story(tracefs, entries))), len(told))
        for fields in tracefs.all("map"):
            equal("blocked_ns", fields["blocked_ns"], UNKNOWN)
            assert fields["begin_ns"] != UNKNOWN, fields
        equal("ranges", len(tracefs.all("range")), 0)
    return test


def test_environment(session):
    """the metadata says how the recording was made"""
    name = session.text("names").split()[0]
    equal("attach_mode", session.environment(name + "-tracefs")["attach_mode"], "tracefs")
    equal("attach_mode", session.environment(name + "-bpf")["attach_mode"], "fentry")


def test_leaves_nothing(session):
    """at the end there is neither an instance nor an event of ours"""
    equal("left", session.text("ended.left").split(), ["0"])


def test_killed(session):
    """what a killed process left is named by --doctor and removed by the next one"""
    instance, events = session.text("killed.left").split()
    assert int(events) > 10, events
    contains("doctor", session.text("doctor.txt"), r"instances/%s of a process that was killed" % instance)
    contains("stderr", session.text("next.err"), "removed what a killed process had left")
    equal("left", session.text("next.left").split(), ["0"])


def test_overrun(session):
    """events that the full buffers lost are counted, and what is left is told right"""
    recording, _ = session.recording("stalled")
    lost = sum(int(n) for n in re.findall(r"^(?:overrun|dropped events): (\d+)$", session.text("stalled.stats"), re.M))
    assert lost > 100, lost
    assert statistics(recording)["lost_ring"] >= lost, statistics(recording)
    equal("live_lost", recording.all("capture_stop")[0]["live_lost"], statistics(recording)["lost_ring"])
    complete(recording)
    for fields in recording.all("map"):
        assert fields["attachment"] and fields["mapping"], fields


def test_unprivileged(session):
    """without privileges it says what is missing"""
    equal("status", session.status("unprivileged"), 1)
    contains("stderr", session.text("unprivileged.err"), "root")


def main():
    parser = argparse.ArgumentParser(description="checks what a session with tracefs made")
    parser.add_argument("directory")
    parser.add_argument("--layout", required=True)
    parser.add_argument("--prefix", default="")
    parser.add_argument("-k", dest="pattern", default="")
    options = parser.parse_args()
    session = Session(options.directory, Layout(options.layout), "")
    tests = [(name, same_story(name)) for name in session.text("names").split()]
    tests += [(name[5:].replace("_", "-"), function) for name, function in globals().items()
              if name.startswith("test_")]
    return run_tests(session, tests, options)


if __name__ == "__main__":
    sys.exit(main())
