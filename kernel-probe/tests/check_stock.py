#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0
"""Holds what a session on a kernel of Debian's own made against what its traffic counted
and against babeltrace2. Prints a line per test.

Usage: check_stock.py --layout FILE [--prefix TEXT] [-k PATTERN] DIRECTORY
"""
import argparse
import collections
import re
import sys

from check_session import (CACHED, NOT_LIVE, SGT, UNKNOWN, Layout, Session, complete, contains, dictionaries,
                           equal, lossless, run_tests, same_events)

HOOKS = ("dma_buf_map_attachment", "dma_buf_unmap_attachment", "dma_buf_export", "dma_buf_release",
         "dma_buf_dynamic_attach", "dma_buf_detach", "dma_buf_move_notify")
# exporters whose dma_buf_ops ask the core to keep the table until detach
CACHING = {"udmabuf", "drm"}
# the platform device that vgem makes for itself has no driver bound to it
IMPORTERS = {"vgem": None, "0000:00:02.0": "cirrus"}


class Stock(Session):
    def __init__(self, directory, layout):
        super().__init__(directory, layout, "stock")
        self.release = self.text("release").strip()
        self.heaps = self.release.startswith("6.12")


def names(recording, kind, field):
    """How many events of a kind, by the text that a field refers to."""
    strings = recording.strings()
    return collections.Counter(strings[fields[field]] for fields in recording.all(kind) if not fields["error"])


def devices(recording):
    strings = recording.strings()
    return {number: (strings[fields["name"]], strings.get(fields["driver"]), strings.get(fields["bus"]))
            for number, fields in recording.dictionary("device").items()}


def balanced(recording):
    """Every unmap undoes a live map on its own attachment, every attachment that ends was made; what is
    left is returned."""
    live, attached, buffers = {}, set(), set()
    for _, kind, fields in recording.events:
        if kind == "buffer_export" and not fields["error"]:
            assert fields["buffer"] not in buffers, "a buffer was exported twice: %r" % fields
            buffers.add(fields["buffer"])
        elif kind == "buffer_release":
            buffers.remove(fields["buffer"])
        elif kind == "attach" and not fields["error"]:
            assert fields["buffer"] in buffers, "attached to a buffer that is not there: %r" % fields
            attached.add(fields["attachment"])
        elif kind == "map" and not fields["error"]:
            equal("adapter", fields["adapter"], SGT)
            assert fields["attachment"] in attached, "mapped on no attachment: %r" % fields
            live[fields["attachment"], fields["mapping"]] = fields
        elif kind == "unmap":
            equal("not live", fields["flags"] & NOT_LIVE, 0)
            live.pop((fields["attachment"], fields["mapping"]))
        elif kind == "detach":
            assert not [key for key in live if key[0] == fields["attachment"]], "detached while mapped: %r" % fields
            attached.remove(fields["attachment"])
    return live, attached, buffers


def test_babeltrace(session):
    """the traffic's recording is whole, without loss, and event for event as babeltrace2 reads it"""
    equal("status of the probe", session.status("traffic"), 0)
    equal("status of the traffic", session.text("traffic.exit").strip(), "0")
    recording, directory = session.recording("traffic")
    same_events(recording, directory)
    complete(recording)
    lossless(recording)
    dictionaries(recording)


def test_counts(session):
    """buffers, attachments and maps are as many as the traffic made"""
    recording, _ = session.recording("traffic")
    count = session.counts("traffic")
    equal("failed", count["failed"], 0)
    assert count["imported"] > 20, count
    for what, actual, expected in (
            ("buffer_export", len(recording.all("buffer_export")), count["exported"]),
            ("buffer_release", len(recording.all("buffer_release")), count["released"]),
            ("attach", len(recording.all("attach")), count["imported"]),
            ("map", len(recording.all("map")), count["imported"]),
            ("unmap", len(recording.all("unmap")), count["closed"]),
            ("detach", len(recording.all("detach")), count["closed"])):
        equal(what, actual, expected)


def test_exporters(session):
    """each buffer has the name of its exporter and its size"""
    recording, _ = session.recording("traffic")
    expected = collections.Counter()
    for key, value in session.counts("traffic").items():
        if key.startswith("exported/"):
            expected[key.split("/")[1]] += value
    equal("exporters", names(recording, "buffer_export", "exporter"), expected)
    equal("all that this kernel has", set(expected), {"system", "udmabuf", "drm"} if session.heaps else {"drm"})
    sizes = {fields["buffer_size"] for fields in recording.all("buffer_export")}
    equal("sizes", sizes, {4096 << i for i in range(5)})


def test_importers(session):
    """each attachment, map and unmap names the importer's device, its driver and bus"""
    recording, _ = session.recording("traffic")
    known = devices(recording)
    equal("devices", {name: driver for name, driver, _ in known.values()}, IMPORTERS)
    equal("buses", {name: bus for name, _, bus in known.values()}, {"vgem": "platform", "0000:00:02.0": "pci"})
    count = session.counts("traffic")
    attachment = {}
    for fields in recording.all("attach"):
        attachment[fields["attachment"]] = fields["device"]
    for kind in ("attach", "map"):
        found = collections.Counter(known[fields["device"]][0] for fields in recording.all(kind))
        equal(kind, found, {name: count["imported/" + name] for name in IMPORTERS})


def test_maps(session):
    """each map has its duration, its entries and bytes, its task, and the driver's call site"""
    recording, _ = session.recording("traffic")
    tasks, strings = recording.dictionary("task"), recording.strings()
    exporter = {}
    seen = set()
    for time, kind, fields in recording.events:
        if kind == "buffer_export":
            exporter[fields["buffer"]] = strings[fields["exporter"]]
        if kind != "map":
            continue
        equal("error", fields["error"], 0)
        assert fields["begin_ns"] <= time, fields
        assert 0 < fields["nranges"] <= fields["buffer_size"] // 4096, fields
        # the whole buffer, where the table's lengths are read
        assert fields["bytes"] in (UNKNOWN, fields["buffer_size"]), fields
        name = exporter[fields["buffer"]]
        equal("kept by the core for %s" % name, bool(fields["flags"] & CACHED), name in CACHING)
        functions = recording.functions(fields["stack"])
        assert functions[0].startswith("dma_buf_map_attachment"), functions
        at = next(i for i, f in enumerate(functions) if not f.startswith("dma_buf_"))
        assert functions[at].startswith("drm_gem_prime_import"), functions
        seen.add(strings[tasks[fields["task"]]["comm"]])
    assert {"client-0", "client-1", "client-2", "client-3"} <= seen, seen


def test_balance(session):
    """maps and unmaps pair up, and what is left is what the traffic kept"""
    recording, _ = session.recording("traffic")
    live, attached, buffers = balanced(recording)
    count = session.counts("traffic")
    equal("live", len(live), 3)
    equal("attached", len(attached), count["imported"] - count["closed"])
    equal("buffers", len(buffers), count["exported"] - count["released"])
    # a table that the core keeps until detach is no leak, whoever holds it
    expected = {f["serial"] for f in live.values() if not f["flags"] & CACHED}
    equal("live records", {f["serial"] for f in recording.all("live")}, expected)
    contains("stderr", session.text("traffic.err"), r"still mapped: %d\b" % len(expected))


def test_order(session):
    """several CPUs took part, and time never goes back"""
    recording, _ = session.recording("traffic")
    times = [time for time, _, _ in recording.events]
    equal("order", times, sorted(times))
    assert len(recording.cpus) > 1, "all on one CPU"


def test_older(session):
    """what was mapped before the capture began is marked so when it is unmapped, and named as far as it is known"""
    recording, _ = session.recording("older")
    complete(recording)
    lossless(recording)
    equal("maps", len(recording.all("map")), 0)
    unmaps = recording.all("unmap")
    equal("unmaps", len(unmaps), 2)
    # of a table that the core keeps, every unmap is one of many
    for fields in unmaps:
        equal("marked", bool(fields["flags"] & NOT_LIVE), not fields["flags"] & CACHED)
    equal("kept by the core", [bool(fields["flags"] & CACHED) for fields in unmaps], [not session.heaps] * 2)
    equal("detaches", len(recording.all("detach")), 2)
    # what the kernel knew at the start
    strings, known = recording.strings(), devices(recording)
    buffers = recording.all("buffer_state")
    equal("exporters of what was there", {strings[b["exporter"]] for b in buffers},
          {"system"} if session.heaps else {"drm"})
    equal("attachments of what was there", {known[a["device"]][0] for a in recording.all("attachment_state")},
          set(IMPORTERS))
    equal("states", recording.all("capture_start")[0]["states"], len(buffers) + 2)


def test_selftests(session):
    """the kernel's own dma-buf tests, seen as what their source says they do"""
    recording, directory = session.recording("selftests")
    complete(recording)
    lossless(recording)
    same_events(recording, directory)
    if not session.heaps:
        equal("skipped", session.text("dmabuf-heap.exit").strip(), "4")
        equal("events", len(recording.all("buffer_export")), 0)
        return
    heap, memory = session.text("dmabuf-heap.tap"), session.text("udmabuf.tap")
    equal("heap tests passed", len(re.findall(r"^ok ", heap, re.M)), 11)
    # the sixth wants 2 GB of huge pages
    equal("udmabuf tests passed", len(re.findall(r"^ok ", memory, re.M)), 5)
    equal("failed", re.findall(r"^not ok.*", heap + memory, re.M), [])
    # one to import, twice 32 written and 32 read of two sizes, two of other ABI sizes; udmabuf two
    equal("exporters", names(recording, "buffer_export", "exporter"), {"system": 131, "udmabuf": 2})
    equal("released", len(recording.all("buffer_release")), 133)
    for kind in ("attach", "map", "unmap", "detach"):
        equal(kind, len(recording.all(kind)), 1)
    equal("what is left", balanced(recording), ({}, set(), set()))
    equal("size", recording.all("map")[0]["buffer_size"], 1 << 20)


def test_doctor(session):
    """--doctor names the kernel, has every hook of the sg-table path attached and says what this kernel lacks"""
    text = session.text("doctor.txt")
    contains("doctor", text, re.escape(session.release))
    contains("doctor", text, r"ok\s+BPF programs\s+loaded")
    for hook in HOOKS:
        contains("doctor", text, r"(?m)^\s+ok\s+%s\b" % hook)
    contains("doctor", text, r"no dma_buf_map_interconnect\(\)")


def test_unprivileged(session):
    """started without privileges, it says what is missing and what to do"""
    equal("status", session.status("unprivileged"), 1)
    contains("stderr", session.text("unprivileged.err"), r"without CAP_BPF, CAP_PERFMON: .*sudo")


def test_environment(session):
    """the metadata says which adapters and which kernel made the recording"""
    env = session.environment("traffic")
    equal("adapters", env["adapters"], "sgt")
    assert set(HOOKS) <= set(env["hooks_attached"].split(",")), env["hooks_attached"]
    contains("hooks_missing", env["hooks_missing"], "dma_buf_map_interconnect: no such function in this kernel")
    assert session.release in env.values(), env


def test_killed(session):
    """after kill -9 in the middle of traffic, no program and no link is left, and the traffic went on"""
    equal("BPF", session.text("after.bpf"), session.text("before.bpf"))
    equal("failed", session.counts("killed")["failed"], 0)
    equal("status of the traffic", session.status("killed"), 0)


def test_no_btf(session):
    """without BTF it says what that means and what to do"""
    assert session.status("nobtf") != 0
    contains("stderr", session.text("nobtf.err"), r"types cannot be read \(/sys/kernel/btf/vmlinux"
             r".*attach by kprobes: pahole --btf_encode_detached.*--btf kernel\.btf")
    contains("doctor", session.text("nobtf.doctor"), r"NO\s+types \(BTF\)")


def test_lockdown_confidentiality(session):
    """lockdown=confidentiality is refused with the reason and the way out"""
    equal("status", session.status("confidentiality"), 1)
    contains("stderr", session.text("confidentiality.err"),
             r"lockdown is in confidentiality mode.*boot with lockdown=integrity")
    contains("doctor", session.text("confidentiality.doctor"), r"NO\s+lockdown\s+confidentiality")
    equal("BPF", session.text("confidentiality.after.bpf"), session.text("confidentiality.before.bpf"))


def test_lockdown_integrity(session):
    """lockdown=integrity captures as usual"""
    equal("status", session.status("integrity"), 0)
    recording, _ = session.recording("integrity")
    complete(recording)
    lossless(recording)
    equal("map", len(recording.all("map")), session.counts("integrity")["imported"])
    equal("left", balanced(recording), ({}, set(), set()))
    contains("doctor", session.text("integrity.doctor"), r"ok\s+lockdown\s+integrity")


def main():
    parser = argparse.ArgumentParser(description="checks what a session on a stock kernel made")
    parser.add_argument("directory")
    parser.add_argument("--layout", required=True)
    parser.add_argument("--prefix", default="")
    parser.add_argument("-k", dest="pattern", default="")
    options = parser.parse_args()
    session = Stock(options.directory, Layout(options.layout))
    tests = [(name[5:].replace("_", "-"), function) for name, function in globals().items()
             if name.startswith("test_")]
    return run_tests(session, tests, options)


if __name__ == "__main__":
    sys.exit(main())
