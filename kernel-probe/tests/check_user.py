#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0
"""Holds the recordings of session-user.sh against each other and the exerciser's counts:
parts of one capture, recordings of leaks, captures with few privileges. Prints a line per test.

Usage: check_user.py --layout FILE [--prefix TEXT] [-k PATTERN] DIRECTORY
"""
import argparse
import collections
import glob
import os
import re
import sys

import compare_babeltrace
from check_session import Layout, Session, complete, contains, dictionaries, equal, lossless, run_tests

STATES = {"buffer_state", "attachment_state", "mapping_state"}
STOP_SIZE, STOP_TRIGGER = 5, 6
SYSLOG, PERFMON, BPF = 1 << 34, 1 << 38, 1 << 39
SYS_ADMIN, KILL = 1 << 21, 1 << 5


def names_of(session, name):
    paths = sorted(glob.glob(os.path.join(session.out, glob.escape(name) + ".?????.rangescope")))
    return [os.path.basename(path)[:-len(".rangescope")] for path in paths]


def part(session, name):
    """A part by itself: babeltrace2 reads it, and everything that it refers to is in it."""
    recording, directory = session.recording(name)
    dictionaries(recording)
    equal("%s as babeltrace2 counts it" % name, sum(compare_babeltrace.counts(directory).values()), len(recording.events))
    start = recording.all("capture_start")
    equal("capture_start records of " + name, len(start), 1)
    equal("states of " + name, len([n for _, n, _ in recording.events if n in STATES]), start[0]["states"])
    return recording


def maps_of(recording):
    return [m for m in recording.all("map") if not m["error"]]


def test_parts(session):
    """parts hold each event once, and each is a recording by itself"""
    equal("status", session.status("parts"), 0)
    names = names_of(session, "parts")
    assert len(names) > 4, names
    count = session.counts("parts")
    serials, unmaps, ranges = [], 0, 0
    for number, name in enumerate(names, 1):
        assert os.path.getsize(os.path.join(session.out, name + ".rangescope")) <= 512 << 10, name
        recording = part(session, name)
        lossless(recording)
        equal("part", recording.all("capture_start")[0]["part"], number)
        reason = recording.all("capture_stop")[0]["reason"]
        assert (reason == STOP_SIZE) == (number < len(names)), (name, reason)
        equal("live records", len(recording.all("live")), recording.all("capture_stop")[0]["live"])
        serials += [m["serial"] for m in maps_of(recording)]
        unmaps += len(recording.all("unmap"))
        ranges += len(recording.all("range"))
        counted = collections.Counter(r["serial"] for r in recording.all("range"))
        for m in recording.all("map"):
            equal("ranges of map %d" % m["serial"], counted[m["serial"]], m["entries"])
    equal("maps", len(serials), count["mapped"])
    equal("serials", len(set(serials)), len(serials))
    equal("unmaps", unmaps, count["unmapped"])
    equal("ranges", ranges, count["ranges"])


def test_state_survives_the_cut(session):
    """what is mapped all the time is in each part, with what it was when it was mapped"""
    names = names_of(session, "parts")
    first = session.recording(names[0])[0]
    stays = maps_of(first)[0]
    for name in names[1:-1]:
        recording, _ = session.recording(name)
        state = [m for m in recording.all("mapping_state") if m["serial"] == stays["serial"]]
        equal("mapping_state in " + name, len(state), 1)
        for field in ("mapping", "attachment", "buffer", "inode", "bytes", "nranges", "begin_ns"):
            equal(field, state[0][field], stays[field])
        attached = [a for a in recording.all("attachment_state") if a["attachment"] == stays["attachment"]]
        equal("attachment_state in " + name, len(attached), 1)
        strings, devices = recording.strings(), recording.dictionary("device")
        equal("device", strings[devices[attached[0]["device"]]["name"]], "gpu0")
        buffers = [b for b in recording.all("buffer_state") if b["inode"] == stays["inode"]]
        equal("exporter", strings[buffers[0]["exporter"]], "dmabuf-exerciser")
        assert recording.functions(state[0]["stack"]), "no call site"


def test_newest_parts(session):
    """--max-files keeps the newest"""
    equal("status", session.status("newest"), 0)
    names = names_of(session, "newest")
    equal("files", len(names), 2)
    assert int(names[0].split(".")[-1]) > 2, names
    for name in names:
        part(session, name)


def test_disk_full_in_a_part(session):
    """a full disk in the middle of a part ends the capture; all parts stay readable"""
    equal("status", session.status("full"), 1)
    contains("stderr", session.text("full.err"), r"full\.00003\.rangescope: No space left on device")
    names = names_of(session, "full")
    equal("files", len(names), 3)
    for name in names:
        recording = part(session, name)
        equal("capture_stop records of " + name, len(recording.all("capture_stop")), int(name != names[-1]))


def test_no_leak(session):
    """without a leak there is no recording, and that is said"""
    equal("status", session.status("clean"), 0)
    equal("files", names_of(session, "clean"), [])
    contains("stderr", session.text("clean.err"), r"no definite leak happened, so no recording was made")


def test_leaks(session):
    """each leak has a recording of its own"""
    equal("status", session.status("leaks"), 0)
    text = session.text("leaks.err")
    contains("stderr", text, r"leak RS01: detached with 3 live mappings \(exporter dmabuf-exerciser, device gpu0, "
             r"process dd, pid \d+\); see .*leaks\.00001\.rangescope")
    contains("stderr", text, r"leak RS03: unmap swallowed, .*; see .*leaks\.00002\.rangescope")
    names = names_of(session, "leaks")
    equal("files", len(names), 2)
    first = part(session, names[0])
    equal("rules", [t["rule"] for t in first.all("trigger")], [1])
    equal("mappings", first.all("trigger")[0]["mappings"], 3)
    equal("reason", first.all("capture_stop")[0]["reason"], STOP_TRIGGER)
    times = {name: time for time, name, _ in first.events}
    equal("seconds after the leak", times["capture_stop"] - times["trigger"], 2 * 10 ** 9)
    assert times["trigger"] in [time for time, name, _ in first.events if name == "detach"]
    equal("maps", len(maps_of(first)), 5)
    assert 3 in [t["rule"] for t in part(session, names[1]).all("trigger")]


def test_kinds_of_leaks(session):
    """every rule that is definite at once triggers"""
    for name, rule in (("rs02-release-live", 2), ("rs04-no-unmap", 4), ("rs06-double-unmap", 6), ("rs08-other-attachment", 8)):
        names = names_of(session, name)
        equal("files of " + name, len(names), 1)
        recording = part(session, names[0])
        assert rule in [t["rule"] for t in recording.all("trigger")], (name, recording.all("trigger"))
        contains("stderr", session.text(name + ".err"), "leak RS%02d: " % rule)


def capabilities(text):
    return {key: int(value, 16) for key, value in re.findall(r"^(Cap\w+|NoNewPrivs):\s+(\w+)$", text, re.M)}


def test_privileges(session):
    """what is not needed any more is given up, and the capture works to its end"""
    root = capabilities(session.text("privileges.root"))
    needed = SYSLOG | BPF
    for name in ("CapPrm", "CapEff"):
        equal("needed in " + name, root[name] & needed, needed)
        equal("others in " + name, root[name] & ~needed, 0)
    for name in ("CapInh", "CapAmb", "CapBnd"):
        equal(name, root[name], 0)
    equal("NoNewPrivs", root["NoNewPrivs"], 1)
    equal("status", session.status("privileges"), 0)
    recording, _ = session.recording("privileges")
    complete(recording)
    lossless(recording)
    assert any("ex_gpu_prefetch_bo" in recording.functions(m["stack"]) for m in recording.all("map")), "no call site"
    equal("live", recording.all("capture_stop")[0]["live"], 3)


def test_few_privileges(session):
    """CAP_BPF, CAP_PERFMON and CAP_SYSLOG are enough for somebody who is not root"""
    few = session.text("privileges.few")
    contains("status", few, r"Uid:\s+65534\s+65534")
    equal("CapEff", capabilities(few)["CapEff"], SYSLOG | BPF)
    equal("status", session.status("few"), 0)
    recording, _ = session.recording("few")
    complete(recording)
    lossless(recording)
    assert any("ex_gpu_prefetch_bo" in recording.functions(m["stack"]) for m in recording.all("map")), "no call site"
    equal("live", recording.all("capture_stop")[0]["live"], 3)


def test_missing_privilege(session):
    """exactly the one that is missing is named, with the remedy"""
    equal("status", session.status("missing"), 1)
    contains("stderr", session.text("missing.err"), r"without CAP_BPF: .*setcap cap_bpf,cap_perfmon,cap_syslog\+ep")


def calls_by_device(recording):
    strings, devices = recording.strings(), recording.dictionary("device")
    return collections.Counter(strings[devices[m["device"]]["name"]] if m["device"] else "" for m in maps_of(recording))


def test_filters(session):
    """filters let pass what they name, and count what they leave out; the map of `late` and its unmap are by two processes"""
    for name, maps, unmaps in (
            ("by-device", {"nic0": 7}, 7), ("by-process", {"gpu0": 6}, 6), ("by-other-exporter", {}, 0),
            ("by-exporter", {"gpu0": 6, "nic0": 7, "codec0": 1}, 14), ("by-adapter", {"codec0": 1}, 1), ("by-both", {}, 1),
            ("by-pid", {"nic0": 7, "codec0": 1}, 9)):
        equal("status of " + name, session.status(name), 0)
        recording, directory = session.recording(name)
        complete(recording)
        equal("maps " + name, dict(calls_by_device(recording)), maps)
        equal("unmaps " + name, len(recording.all("unmap")), unmaps)
        last = recording.all("statistics")[-1]
        equal("events lost " + name, last["lost_ring"] + last["lost_table"] + last["lost_missed"], 0)
        if name not in ("by-exporter", "by-adapter"):
            assert last["filtered"] > 0, name
        with open(os.path.join(directory, "metadata"), encoding="utf-8") as file:
            contains("metadata of " + name, file.read(), r'filters = "--(device|process|exporter|adapter|pid) ')


def test_older_buffers(session):
    """debugfs and the kernel side of the probe know the same buffer, which is older than the capture"""
    equal("status", session.status("older"), 0)
    recording, _ = session.recording("older")
    buffers, attachments = recording.all("buffer_state"), recording.all("attachment_state")
    equal("buffers", len(buffers), 1)
    equal("attachments", len(attachments), 2)
    equal("states", recording.all("capture_start")[0]["states"], 3)
    strings, devices = recording.strings(), recording.dictionary("device")
    names = sorted(strings[devices[a["device"]]["name"]] for a in attachments)
    equal("devices", names, ["gpu0", "nic0"])
    text = session.text("bufinfo.txt").split("\n")[0]
    line = re.fullmatch(r"(\d+) bytes of (\S+), inode (\d+): (\S+) (\S+)", text)
    assert line, text
    equal("bufinfo", (int(line[1]), line[2], int(line[3]), sorted([line[4], line[5]])),
          (buffers[0]["buffer_size"], strings[buffers[0]["exporter"]], buffers[0]["inode"], names))


def test_command_keeps_privileges(session):
    """the command has what the probe was started with"""
    equal("status", session.status("command"), 0)
    caps = capabilities(session.text("command.caps"))
    assert caps["CapEff"] & SYS_ADMIN and caps["CapEff"] & KILL, caps


def main():
    parser = argparse.ArgumentParser(description="checks the recordings of session-user.sh")
    parser.add_argument("directory")
    parser.add_argument("--layout", required=True)
    parser.add_argument("--prefix", default="")
    parser.add_argument("-k", dest="pattern", default="")
    options = parser.parse_args()
    session = Session(options.directory, Layout(options.layout), "v2")
    tests = [(name[5:].replace("_", "-"), function) for name, function in globals().items() if name.startswith("test_")]
    return run_tests(session, tests, options)


if __name__ == "__main__":
    sys.exit(main())
