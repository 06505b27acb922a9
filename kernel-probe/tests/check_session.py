#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0
"""Holds the recordings of a guest session against babeltrace2, the exerciser's own counts
and what each step was made to show. Prints a line per test.

Usage: check_session.py --layout FILE --generation v1|v2 [--prefix TEXT] [-k PATTERN] [--list] DIRECTORY
"""
import argparse
import collections
import errno
import itertools
import os
import re
import struct
import subprocess
import sys
import tempfile
import traceback

import compare_babeltrace

HERE = os.path.dirname(os.path.abspath(__file__))
UNKNOWN = (1 << 64) - 1
SGT = 1
ALLOW_IC, MAP_OP, UNMAP_OP = 1, 4, 8
DECODED, TRUNCATED, NOT_LIVE, OTHER_ATTACH, CACHED, PENDING = (
    1 << 7, 1 << 6, 1 << 8, 1 << 9, 1 << 10, 1 << 11)
DICTIONARIES = {"string", "symbol", "stack", "task", "device", "interconnect"}
FORMATS = {"u8": "B", "u16": "H", "u32": "I", "u64": "Q", "s32": "i", "s64": "q", "h64": "Q"}


class Layout:
    """The table that `rangescope-probe --layout` prints."""

    def __init__(self, path):
        self.by_id = {}
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.startswith("#"):
                    continue
                name, number, size, *fields = line.split()
                self.by_id[int(number)] = (name, int(size), [f.split(":") for f in fields])


class Recording:
    """Reads a split recording by the layout alone, and knows nothing of the probe."""

    def __init__(self, layout, directory):
        self.events = []
        self.cpus = set()       # on which there were maps and unmaps
        with open(os.path.join(directory, "stream"), "rb") as file:
            data = file.read()
        offset = 0
        while offset < len(data):
            size = struct.unpack_from("<Q", data, offset + 48)[0] // 8
            self._packet(layout, data[offset:offset + size])
            offset += size

    def _packet(self, layout, packet):
        at = 80
        while at < len(packet):
            number, size, cpu, time = struct.unpack_from("<HHIQ", packet, at)
            name, _, fields = layout.by_id[number]
            self.events.append((time, name, self._fields(fields, packet, at + 16, at + size)))
            if name in ("map", "unmap"):
                self.cpus.add(cpu)
            at += size

    @staticmethod
    def _fields(fields, packet, at, end):
        values = {}
        for name, kind in fields:
            if "[" in kind:
                kind, length = kind[:-1].split("[")
                count = values[length]
                if kind == "u8":
                    values[name] = packet[at:at + count].split(b"\0")[0].decode()
                else:
                    values[name] = list(struct.unpack_from("<%d%s" % (count, FORMATS[kind]), packet, at))
                at += count * struct.calcsize(FORMATS[kind])
            else:
                values[name] = struct.unpack_from("<" + FORMATS[kind], packet, at)[0]
                at += struct.calcsize(FORMATS[kind])
        assert at == end, "a record is %d bytes longer than its fields" % (end - at)
        return values

    def lines(self):
        for time, name, fields in self.events:
            yield " ".join([str(time), name] + ["%s=%s" % (k, self._text(v)) for k, v in fields.items()])

    @staticmethod
    def _text(value):
        if isinstance(value, str):
            return compare_babeltrace.quote(value)
        if isinstance(value, list):
            return "[" + ",".join(map(str, value)) + "]"
        return str(value)

    def all(self, kind):
        return [fields for _, name, fields in self.events if name == kind]

    def dictionary(self, kind):
        return {fields["id"]: fields for fields in self.all(kind)}

    def strings(self):
        return {fields["id"]: fields["text"] for fields in self.all("string")}

    def functions(self, stack):
        """Names of the functions of a stack, innermost first."""
        strings, symbols = self.strings(), self.dictionary("symbol")
        return [strings.get(symbols[f]["name"], "?") for f in self.dictionary("stack")[stack]["frames"] if f]


class Part(Recording):
    def __init__(self, events):
        self.events = events


class Session:
    def __init__(self, directory, layout, generation):
        self.out = os.path.join(directory, "out")
        self.layout = layout
        self.generation = generation
        self.cache = {}
        self.temporary = tempfile.TemporaryDirectory()

    def text(self, name):
        with open(os.path.join(self.out, name), encoding="utf-8", errors="replace") as file:
            return file.read()

    def status(self, name):
        return int(self.text(name + ".status"))

    def split(self, name, torn=False):
        directory = os.path.join(self.temporary.name, name)
        command = [sys.executable, os.path.join(HERE, "split_recording.py")] + ["--torn"] * torn
        subprocess.run(command + [os.path.join(self.out, name + ".rangescope"), directory], check=True,
                       stdout=subprocess.DEVNULL)
        return directory

    def recording(self, name):
        if name not in self.cache:
            directory = self.split(name)
            self.cache[name] = Recording(self.layout, directory), directory
        return self.cache[name]

    def slice(self, name):
        """The part of the capture of all scenarios that belongs to one of them."""
        begins = [line.split() for line in self.text("scenarios").splitlines()]
        index = [n for n, _ in begins].index(name)
        # /proc/uptime cuts off below 10 ms, and the session waits longer than that
        begin = int(float(begins[index][1]) * 1e9)
        end = int(float(begins[index + 1][1]) * 1e9) if index + 1 < len(begins) else UNKNOWN
        whole, _ = self.recording("scenarios")
        return Part([event for event in whole.events
                     if event[1] in DICTIONARIES or begin <= event[0] < end])

    def environment(self, name):
        """What the metadata says of where a recording was made."""
        _, directory = self.recording(name)
        with open(os.path.join(directory, "metadata"), encoding="utf-8") as file:
            return dict(re.findall(r'^\t(\w+) = "(.*)";$', file.read(), re.M))

    def counts(self, name):
        return {key: int(value) for key, value in (line.split() for line in self.text(name + ".counts").splitlines())}

    def scenarios(self):
        return [line.split()[0] for line in self.text("scenarios").splitlines()]


def equal(what, actual, expected):
    assert actual == expected, "%s: %r, not %r" % (what, actual, expected)


def contains(what, text, pattern):
    assert re.search(pattern, text), "%s does not say /%s/:\n%s" % (what, pattern, text)


def statistics(recording):
    return recording.all("statistics")[-1]


def lossless(recording):
    last = statistics(recording)
    for key, value in last.items():
        if key not in ("written", "late", "truncated", "reused_stacks", "filtered", "sampled"):
            equal(key, value, 0)


def same_events(recording, directory):
    """Event for event as babeltrace2 reads it."""
    for number, (ours, theirs) in enumerate(
            itertools.zip_longest(recording.lines(), compare_babeltrace.lines(directory))):
        equal("event %d" % number, ours, theirs)


def paired(recording):
    """Every unmap finds the map that it undoes, made before it on the same attachment."""
    live = {}
    for _, kind, fields in recording.events:
        if kind not in ("map", "unmap") or fields["flags"] & CACHED or fields.get("error"):
            continue
        key = fields["adapter"], fields["mapping"]
        if kind == "map":
            assert key not in live, "mapped twice at one address: %r and %r" % (live[key], fields)
            live[key] = fields
            continue
        equal("not live", fields["flags"] & (NOT_LIVE | OTHER_ATTACH), 0)
        equal("attachment of map and unmap", fields["attachment"], live[key]["attachment"])
        if fields["adapter"] == SGT or fields["flags"] & (ALLOW_IC | UNMAP_OP) == ALLOW_IC | UNMAP_OP:
            del live[key]


def complete(recording):
    equal("first event that is not a name", next(n for _, n, _ in recording.events if n not in ("string", "task")),
          "capture_start")
    equal("last event", recording.events[-1][1], "statistics")
    equal("capture_stop records", len(recording.all("capture_stop")), 1)
    equal("live records", len(recording.all("live")), recording.all("capture_stop")[0]["live"])
    equal("records written", statistics(recording)["written"], len(recording.events))


def test_babeltrace(session):
    """all scenarios in one capture, event for event as babeltrace2 reads it"""
    equal("status of the probe", session.status("scenarios"), 0)
    recording, directory = session.recording("scenarios")
    same_events(recording, directory)
    assert len(recording.events) > 10000, len(recording.events)
    complete(recording)
    lossless(recording)
    dictionaries(recording)


def scenario_test(name):
    """Call for call as the exerciser counted."""
    def test(session):
        recording = session.slice(name)
        count = session.counts(name)
        maps = recording.all("map")
        interconnect = [m for m in maps if m["adapter"] != SGT]
        sgt = [m for m in maps if m["adapter"] == SGT]
        unmaps = [u for u in recording.all("unmap") if u["adapter"] != SGT]
        swallowed = [u for u in unmaps if u["flags"] & (ALLOW_IC | UNMAP_OP) != ALLOW_IC | UNMAP_OP]
        for what, actual in (
                ("exported", len([e for e in recording.all("buffer_export") if not e["error"]])),
                ("released", len(recording.all("buffer_release"))),
                ("attached", len([a for a in recording.all("attach") if not a["error"]])),
                ("mapped", len([m for m in interconnect if not m["error"]])),
                ("refused", len([m for m in interconnect if m["error"]])),
                ("sg-mapped", len([m for m in sgt if not m["error"]])),
                ("sg-refused", len([m for m in sgt if m["error"]])),
                ("unmaps-swallowed", len(swallowed)),
                ("unmapped", len(unmaps) - len(swallowed)),
                ("sg-unmapped", len(recording.all("unmap")) - len(unmaps)),
                ("detached", len(recording.all("detach"))),
                ("invalidated", len(recording.all("invalidate")))):
            equal(what, actual, count[what])
        ranges = collections.Counter(r["serial"] for r in recording.all("range"))
        for fields in maps:
            expected = fields["entries"] if fields["flags"] & DECODED and not fields["error"] else 0
            equal("ranges of map %d" % fields["serial"], ranges[fields["serial"]], expected)
    test.__doc__ = "scenario %s: as the exerciser has it" % name
    return test


def dictionaries(recording):
    """Everything referred to was sent before its first use."""
    kinds = {"task": "task", "stack": "stack", "device": "device", "interconnect": "interconnect",
             "name": "string", "comm": "string", "exporter": "string", "module": "string",
             "driver": "string", "bus": "string"}
    seen = collections.defaultdict(set)
    times = [time for time, _, _ in recording.events]
    equal("order of time", times, sorted(times))
    for _, name, fields in recording.events:
        for field, value in fields.items():
            if field in kinds and value:
                assert value in seen[kinds[field]], "%s uses %s %d before it was sent" % (name, field, value)
        if name == "stack":
            for frame in fields["frames"]:
                assert not frame or frame in seen["symbol"], "stack uses symbol %d" % frame
        if "id" in fields:
            assert fields["id"] not in seen[name], "%s %d was sent twice" % (name, fields["id"])
            seen[name].add(fields["id"])


def test_doctor(session):
    """--doctor names the generation and has every hook attached"""
    equal("status", session.status("doctor"), 0)
    text = session.text("doctor.txt")
    contains("doctor", text, r"ok\s+interconnect\s+interconnect-%s " % session.generation)
    contains("doctor", text, r"ok\s+BPF programs\s+loaded")
    contains("doctor", text, r"no\s+dma_buf_invalidate_mappings.*\n\s+-> no such function in this kernel")
    equal("hooks missing", len(re.findall(r"^  no ", text, re.M)), 1)


def test_unprivileged(session):
    """started without privileges, it says what is missing and what to do"""
    equal("status", session.status("unprivileged"), 1)
    contains("stderr", session.text("unprivileged.err"), r"without CAP_BPF, CAP_PERFMON: .*sudo")


def expanded(text):
    """The lines of a scenario as words, a word with a variable in each of its values."""
    lines = [line.split("#")[0].split() for line in text.splitlines()]
    values = collections.defaultdict(set)
    for words in lines:
        if words and words[0] in ("set", "for"):
            values[words[1]].update(words[2:])
    for words in lines:
        for word in words:
            names = re.findall(r"\$\{?(\w+)\}?", word)
            if not names or names[0] not in values:
                yield words[0], word
            for value in values.get(names[0], ()) if names else ():
                yield words[0], re.sub(r"\$\{?%s\}?" % names[0], value, word, count=1)


def test_every_knob(session):
    """every verb, key, value, fault, importer and call site that `help` lists is in a scenario of this session"""
    verbs, keys, importers = (part.splitlines() for part in re.split(
        r"\n(?:keys of a buffer|importers and their call sites):\n", session.text("help.txt")))
    names = session.scenarios() + ["throughput"]
    texts = [os.path.join(HERE, os.pardir, "kernel", "scenarios", name + ".scn") for name in names]
    texts.append(os.path.join(session.out, os.pardir, "busy.scn"))
    used, words = set(), set()
    for path in texts:
        with open(path, encoding="utf-8") as file:
            for verb, word in expanded(file.read()):
                used.add(verb)
                words.add(word)
    wanted = {line.split()[0] for line in verbs if line and not line.startswith("\t")}
    if session.generation == "v1":
        # what it changes can be told in the second generation only
        wanted.discard("retype")
    equal("verbs in no scenario", wanted - used, set())
    missing = set()
    for line in filter(None, keys):
        key, values = line.split("=")
        if ".." in values:
            if key == "private" and session.generation == "v1":
                continue
            if not any(word.startswith(key + "=") for word in words):
                missing.add(key)
        else:
            # what is not said is the default
            missing |= {key + "=" + value for value in values.split("|")} - words - {"ops=full"}
    equal("keys and values in no scenario", missing, set())
    wanted = {word for line in importers for word in line.replace(":", "").split()}
    wanted |= {"interconnect", "mismatch", "dynamic", "static"}
    # the first call site is the default: the recording shows it, see below
    defaults = {line.split()[1] for line in importers if line}
    equal("importers and sites in no scenario", wanted - words - defaults, set())


def sites(recording, kind):
    """The functions of drivers that made these calls."""
    found = set()
    for fields in recording.all(kind):
        if fields["stack"]:
            found |= {name for name in recording.functions(fields["stack"]) if re.match("ex_[a-z]+_[a-z]+", name)}
    return found


def test_every_call_site(session):
    """every call site of every importer is in the recording"""
    recording, _ = session.recording("scenarios")
    expected = {"ex_gpu_bind_bo", "ex_gpu_prefetch_bo", "ex_nic_register_mr", "ex_nic_advise_mr",
                "ex_vfio_map_region", "ex_vfio_remap_region", "ex_npu_load_tensor", "ex_npu_pin_weights",
                "ex_codec_queue_frame", "ex_codec_reference_frame"}
    equal("map sites not seen", expected - sites(recording, "map"), set())
    expected = {"ex_gpu_import_bo", "ex_nic_get_mr", "ex_vfio_open_region", "ex_npu_open_tensor",
                "ex_codec_import_frame"}
    equal("attach sites not seen", expected - sites(recording, "attach"), set())
    expected = {"ex_gpu_close_bo", "ex_nic_destroy_mr", "ex_vfio_close_region", "ex_npu_close_tensor",
                "ex_codec_drop_frame"}
    equal("detach sites not seen", expected - sites(recording, "detach"), set())
    strings = recording.strings()
    equal("devices", {strings[d["name"]] for d in recording.all("device")},
          {"gpu0", "gpu1", "nic0", "nic1", "vfio0", "npu0", "codec0"})


def test_every_refusal(session):
    """each errno that a map can end with is in the recording"""
    recording, _ = session.recording("scenarios")
    errors = {-m["error"] for m in recording.all("map") if m["error"]}
    expected = {errno.EINVAL, errno.EOPNOTSUPP, errno.ENOMEM, errno.ENODEV}
    equal("errors not seen", {errno.errorcode[e] for e in expected - errors}, set())


def test_gaps(session):
    """the distance of ranges is what the exporter was told"""
    recording = session.slice("knobs")
    steps = collections.defaultdict(set)
    at = {}
    for fields in recording.all("range"):
        if fields["index"]:
            steps[fields["serial"]].add(fields["start"] - at[fields["serial"]])
        at[fields["serial"]] = fields["start"]
    found = collections.Counter(step for values in steps.values() for step in values)
    # seven importers map twice, four ways to store once, the last buffer twice
    equal("steps", found, {0x2000: 14, 0x101000: 4, 0x20000: 2})


def test_exporter_without_callbacks(session):
    """an exporter that has no callback for interconnects is recorded as such"""
    recording = session.slice("knobs")
    refused = [m for m in recording.all("map") if m["error"]]
    equal("refused", len(refused), 1)
    equal("callbacks", refused[0]["flags"] & (MAP_OP | UNMAP_OP), 0)


def test_parallel(session):
    """several CPUs at once: maps pair with unmaps, time does not go back, and each CPU took part"""
    for name in ("parallel", "parallel-leaks"):
        recording = session.slice(name)
        paired(recording)
        strings, tasks = recording.strings(), recording.dictionary("task")
        workers = {strings[tasks[m["task"]]["comm"]] for m in recording.all("map")}
        equal("tasks", workers, {"parallel-%d" % i for i in range(6 if name == "parallel" else 4)})
    for name in ("cpus2", "cpus4"):
        recording, directory = session.recording(name)
        equal("status", session.status(name), 0)
        complete(recording)
        times = [time for time, _, _ in recording.events]
        equal("order", times, sorted(times))
        same_events(recording, directory)
        count, last = session.counts(name), statistics(recording)
        missing = (count["mapped"] + count["unmapped"] + count["sg-mapped"] + count["sg-unmapped"] -
                   len(recording.all("map")) - len(recording.all("unmap")))
        assert 0 <= missing <= last["lost_ring"], (missing, last)
        if not last["lost_ring"]:
            equal("ranges", len(recording.all("range")), count["ranges"])
            paired(recording)
        assert len(recording.cpus) == int(name[4:]), recording.cpus


def test_environment(session):
    """the metadata says where the recording comes from"""
    env = session.environment("scenarios")
    equal("adapters", env["adapters"], "interconnect-%s,sgt" % session.generation)
    equal("range_times", env["range_times"], "entry-allocation")
    equal("pointers", env["pointers"], "hashed")
    equal("hooks_missing", env["hooks_missing"], "dma_buf_invalidate_mappings: no such function in this kernel")
    assert "dma_buf_map_interconnect" in env["hooks_attached"].split(",")


def test_interconnects(session):
    """an interconnect has one number, and a name"""
    recording, _ = session.recording("scenarios")
    found = recording.all("interconnect")
    assert found
    equal("identities", len({fields["identity"] for fields in found}), len(found))
    names = {recording.strings().get(fields["name"]) for fields in found}
    equal("without a name", None in names, False)
    expected = {"IOV"} if session.generation == "v1" else {"iov", "exerciser-fabric"}
    assert expected <= names, names


def test_call_sites(session):
    """stacks begin at the hooked function and name the driver that called it"""
    recording, _ = session.recording("session-a")
    for fields in recording.all("map"):
        names = recording.functions(fields["stack"])
        equal("innermost frame", names[0], "dma_buf_map_interconnect")
        assert names[1].startswith("ex_"), "caller is %s" % names[1]
        assert not [n for n in names if n.startswith("bpf_")], names
    for fields in recording.all("detach"):
        equal("innermost frame", recording.functions(fields["stack"])[0], "dma_buf_detach")


def test_no_stacks(session):
    """--no-stacks leaves out the stacks and nothing else"""
    with_stacks, _ = session.recording("session-a")
    without, _ = session.recording("session-nostacks")
    equal("stack records", len(without.all("stack")), 0)
    for kind in ("map", "unmap", "attach", "detach", "range"):
        equal(kind, len(without.all(kind)), len(with_stacks.all(kind)))


H64 = {"buffer", "attachment", "mapping", "identity"}


def identities(session, recording):
    skip = {"identity"} if session.generation == "v1" else set()
    return {value for _, _, fields in recording.events for field, value in fields.items()
            if field in H64 - skip and value}


def test_hashes_differ(session):
    """identities of two sessions have nothing in common"""
    a, b = (identities(session, session.recording(n)[0]) for n in ("session-a", "scenarios"))
    assert a and b and not a & b, a & b


def test_no_addresses(session):
    """a hashed recording has no kernel address, a raw one has"""
    raw = identities(session, session.recording("session-raw")[0])
    assert all(value >> 47 == 0x1ffff for value in raw), raw
    allowed = {"start", "end"}
    for name in ("scenarios", "session-a", "older", "together-a"):
        for _, kind, fields in session.recording(name)[0].events:
            for field, value in fields.items():
                if isinstance(value, int) and field not in allowed and value != UNKNOWN:
                    assert value >> 47 != 0x1ffff, "%s: %s.%s is 0x%x" % (name, kind, field, value)
    bases = {r["start"] for r in session.recording("session-raw")[0].all("range") if not r["index"]}
    assert bases and all(bases), "raw ranges are physical addresses: %s" % bases
    bases = {r["start"] for r in session.recording("session-a")[0].all("range") if not r["index"]}
    equal("first range", bases, {0})


def test_leaks_nothing_behind(session):
    """after every way to end, no program and no link is left in the kernel"""
    equal("BPF", session.text("after.bpf"), session.text("before.bpf"))


def test_sigterm(session):
    """SIGTERM ends a capture with a whole recording"""
    equal("status", session.status("session-a"), 0)
    recording, _ = session.recording("session-a")
    complete(recording)
    equal("reason", recording.all("capture_stop")[0]["reason"], 1)


def test_live_at_stop(session):
    """what is still mapped is in the kernel-side table at stop"""
    recording, _ = session.recording("session-a")
    unmapped = {u["mapping"] for u in recording.all("unmap")}
    expected = {m["serial"] for m in recording.all("map") if not m["error"] and m["mapping"] not in unmapped}
    assert expected
    equal("live", {fields["serial"] for fields in recording.all("live")}, expected)


def test_pending_map(session):
    """a map call that has not returned when the capture ends is in the recording, with the place where it waits"""
    recording, _ = session.recording("hanging")
    complete(recording)
    lossless(recording)
    end, fields = next((t, f) for t, n, f in recording.events if n == "map")
    equal("maps", len(recording.all("map")), 1)
    assert fields["flags"] & PENDING, fields
    equal("error", fields["error"], -errno.EINPROGRESS)
    equal("mapping", fields["mapping"], 0)
    assert fields["blocked_ns"] <= end - fields["begin_ns"], fields
    attach = recording.all("attach")[0]
    for key in ("buffer", "inode", "attachment", "device", "interconnect"):
        equal(key, fields[key], attach[key])
    equal("buffer_size", fields["buffer_size"], recording.all("buffer_export")[0]["buffer_size"])
    names = recording.functions(fields["stack"])
    at = names.index("dma_buf_map_interconnect")
    equal("exporter", names[at - 1], "ex_exporter_map_interconnect")
    equal("call site", names[at + 1], "ex_npu_load_tensor")
    contains("stderr", session.text("hanging.err"), "map calls that had not returned: 1")


def test_two_probes(session):
    """two probes at once see the same"""
    a, b = (session.recording(n)[0] for n in ("together-a", "together-b"))
    for kind in ("map", "unmap", "range", "attach", "detach", "buffer_export"):
        equal(kind, len(a.all(kind)), len(b.all(kind)))
    assert len(a.all("map")) > 100
    lossless(a)


def test_truncated(session):
    """a map of more ranges than may be walked says so and is counted; --duration ends a capture"""
    recording, _ = session.recording("cut")
    fields = recording.all("map")[0]
    assert fields["flags"] & TRUNCATED
    equal("nranges", fields["nranges"], 40)
    equal("entries", fields["entries"], 16)
    equal("bytes", fields["bytes"], UNKNOWN)
    equal("truncated", statistics(recording)["truncated"], 1)
    equal("reason", recording.all("capture_stop")[0]["reason"], 3)
    equal("status", session.status("cut"), 0)


def test_older_attachment(session):
    """a map on an attachment older than the capture has its device, and no attach record"""
    recording, _ = session.recording("older")
    first = next(n for _, n, _ in recording.events if n in ("attach", "map", "unmap"))
    equal("first event of an attachment", first, "map")
    maps = recording.all("map")[:1]
    device = recording.dictionary("device")[maps[0]["device"]]
    equal("device", recording.strings()[device["name"]], "nic1")
    flags = [u["flags"] & NOT_LIVE for u in recording.all("unmap")[:2]]
    equal("unmaps of unknown mappings", flags, [0, NOT_LIVE])


def test_population_times(session):
    """a range's time is known when it has an allocation of its own, else unavailable, never 0"""
    recording, _ = session.recording("older")
    maps = recording.all("map")[1:]
    equal("maps", len(maps), 4)
    for fields, known in zip(maps, (True, False, True, True)):
        ranges = [r for r in recording.all("range") if r["serial"] == fields["serial"]]
        equal("ranges", len(ranges), 8)
        end = next(t for t, n, f in recording.events if n == "map" and f["serial"] == fields["serial"])
        last = 0
        for r in ranges:
            equal("how", r["how"], 1 if known else 0)
            if known:
                assert last < r["populated_ns"] <= end - fields["begin_ns"], r
                last = r["populated_ns"]
            else:
                equal("populated_ns", r["populated_ns"], UNKNOWN)


def test_blocked_time(session):
    """a map that sleeps is off the CPU, one that computes is not"""
    recording = session.slice("rs23-blocked")
    maps = [(t - f["begin_ns"], f["blocked_ns"]) for t, n, f in recording.events if n == "map"]
    assert any(blocked * 2 > duration for duration, blocked in maps), maps
    assert all(blocked <= duration for duration, blocked in maps), maps


def test_command(session):
    """a command that cannot be run, or fails, is named"""
    equal("status", session.status("nocommand"), 1)
    contains("stderr", session.text("nocommand.err"), "/no/such/command: No such file")
    equal("status", session.status("failing"), 0)
    contains("stderr", session.text("failing.err"), "sh ended with status 7")
    equal("reason", session.recording("failing")[0].all("capture_stop")[0]["reason"], 2)


def test_command_prints(session):
    """what a command prints goes to stderr when the recording goes to stdout"""
    equal("status", session.status("printing"), 0)
    contains("stderr", session.text("printing.err"), r"(?m)^printed by the command$")
    complete(session.recording("printing")[0])


def test_command_that_goes_on(session):
    """a command that goes on after SIGTERM is still captured; a capture that never began leaves the file as it was"""
    equal("status", session.status("ignoring"), 0)
    recording, _ = session.recording("ignoring")
    complete(recording)
    assert recording.all("map") and recording.all("unmap")
    equal("file", session.text("precious"), "precious\n")


def test_slow_reader(session):
    """a reader that does not read holds up nobody: what is lost is counted"""
    count = session.counts("slow")
    equal("maps made meanwhile", count["mapped"], 2500)
    recording, directory = session.recording("slow")
    last = statistics(recording)
    seen = len([m for m in recording.all("map") if not m["error"]])
    assert last["lost_ring"] > 0 and seen < 2500, (last, seen)
    # every call that is not there is among the events lost
    missing = 2 * 2500 - seen - len(recording.all("unmap"))
    assert missing <= last["lost_ring"], (missing, last)
    equal("live at stop", recording.all("capture_stop")[0]["live"], 0)
    contains("stderr", session.text("slow.err"), "try a larger --ring-size")
    equal("events", sum(compare_babeltrace.counts(directory).values()), len(recording.events))


def test_throughput(session):
    """calls as fast as the machine makes them are all recorded, or counted as lost"""
    recording, _ = session.recording("throughput")
    complete(recording)
    count = session.counts("throughput")
    missing = count["mapped"] + count["unmapped"] - len(recording.all("map")) - len(recording.all("unmap"))
    lost = statistics(recording)["lost_ring"]
    assert 0 <= missing <= lost, (missing, lost)
    assert missing == 0 or lost > 0
    if not lost:
        equal("ranges", len(recording.all("range")), sum(m["entries"] for m in recording.all("map")))


def test_reader_gone(session):
    """a reader that goes away ends the capture with a clear message"""
    contains("stderr", session.text("gone.err"), r"stdout: Broken pipe after .*the reader went away")


def test_disk_full(session):
    """a full disk ends the capture; what was written is whole packets"""
    equal("status", session.status("full"), 1)
    contains("stderr", session.text("full.err"), r"No space left on device after \d+ packets.*free some space")
    recording, directory = session.recording("full")
    assert recording.events
    equal("events", sum(compare_babeltrace.counts(directory).values()), len(recording.events))


def test_killed_guest(session):
    """what a killed guest leaves is whole packets, but for a torn last one"""
    directory = session.split("killed", torn=True)
    recording = Recording(session.layout, directory)
    assert recording.all("map"), "nothing was recorded"
    equal("capture_stop records", len(recording.all("capture_stop")), 0)
    for ours, theirs in itertools.zip_longest(recording.lines(), compare_babeltrace.lines(directory)):
        equal("event", ours, theirs)


def tests_of(session):
    for name, function in list(globals().items()):
        if name.startswith("test_"):
            yield name[5:].replace("_", "-"), function
    for name in session.scenarios():
        yield name, scenario_test(name)


def run_tests(session, tests, options):
    """Runs those that -k asks for, a line each; the exit status."""
    failed = 0
    for name, function in tests:
        name = options.prefix + name
        if not re.search(options.pattern, name):
            continue
        try:
            function(session)
            print("ok      " + name, flush=True)
        except AssertionError as error:
            failed += 1
            print("NOT OK  %s\n        %s" % (name, str(error)[:2000]), flush=True)
        except Exception:  # a missing file or field is a failure of that test alone
            failed += 1
            print("NOT OK  %s\n%s" % (name, traceback.format_exc()), flush=True)
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description="checks the recordings of a guest session")
    parser.add_argument("directory")
    parser.add_argument("--layout", required=True)
    parser.add_argument("--generation", required=True, choices=("v1", "v2"))
    parser.add_argument("--prefix", default="")
    parser.add_argument("-k", dest="pattern", default="")
    options = parser.parse_args()
    session = Session(options.directory, Layout(options.layout), options.generation)
    return run_tests(session, tests_of(session), options)


if __name__ == "__main__":
    sys.exit(main())
