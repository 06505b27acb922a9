#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0
"""Prints every event of a CTF trace as babeltrace2 reads it, one line per event.

    timestamp name field=value ...

timestamp is the clock's value in ns as it stands in the stream (CLOCK_MONOTONIC,
without the offset to wall clock), integers are in decimal, fields are in the order
of the stream, texts are in double quotes with \\ and " escaped by \\, and sequences are
[a,b,c]. The CPU is left out: babeltrace2 keeps of an event's header only what it has a
meaning for. Any other reader that prints the same can be compared with diff.

Usage: compare_babeltrace.py DIRECTORY              print the events
       compare_babeltrace.py --counts DIRECTORY     events by kind: "name count"
       compare_babeltrace.py --with FILE DIRECTORY  compare with such a text
DIRECTORY holds `metadata` and `stream`, as `split` makes them of a recording.
"""
import argparse
import collections
import itertools
import sys

import bt2


def text(value):
    if isinstance(value, bt2._StringFieldConst):
        return quote(str(value))
    if isinstance(value, bt2._ArrayFieldConst):
        return "[" + ",".join(text(v) for v in value) + "]"
    return str(int(value))


def quote(s):
    return '"' + s.replace("\\", "\\\\").replace('"', '\\"') + '"'


def lines(directory):
    for message in bt2.TraceCollectionMessageIterator(directory):
        if type(message) is not bt2._EventMessageConst:
            continue
        event = message.event
        payload = event.payload_field
        parts = [str(message.default_clock_snapshot.value), event.name]
        for name in payload.keys():
            parts.append("%s=%s" % (name, text(payload[name])))
        yield " ".join(parts)


def counts(directory):
    count = collections.Counter()
    for message in bt2.TraceCollectionMessageIterator(directory):
        if type(message) is bt2._EventMessageConst:
            count[message.event.name] += 1
    return count


def compare(directory, path):
    with open(path, encoding="utf-8") as other:
        theirs = (line.rstrip("\n") for line in other)
        for number, (ours, their) in enumerate(itertools.zip_longest(lines(directory), theirs), 1):
            if ours != their:
                print("event %d differs\nbabeltrace2: %s\n%s: %s" % (number, ours, path, their))
                return 1
    return 0


def main():
    parser = argparse.ArgumentParser(description="events of a CTF trace as babeltrace2 reads them")
    parser.add_argument("directory")
    parser.add_argument("--counts", action="store_true", help="print events by kind")
    parser.add_argument("--with", dest="other", metavar="FILE", help="compare with such a text")
    options = parser.parse_args()
    if options.other:
        return compare(options.directory, options.other)
    if options.counts:
        for name, count in sorted(counts(options.directory).items()):
            print(name, count)
        return 0
    for line in lines(options.directory):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
