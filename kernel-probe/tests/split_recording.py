#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0
"""Splits a recording into the directory (`metadata`, `stream`) that babeltrace2 reads.

Knows the packets only by the fields that delimit them, so that it shares no code with
the readers it serves to check. Fails on anything that is not a whole packet, unless
--torn allows the last one to be cut off.

Usage: split_recording.py [--torn] RECORDING DIRECTORY
"""
import os
import struct
import sys

TSDL, CTF = 0x75D11D57, 0xC1FC1FC1


def main():
    args = sys.argv[1:]
    torn = args[:1] == ["--torn"]
    recording, directory = args[torn:]
    with open(recording, "rb") as f:
        data = f.read()
    os.makedirs(directory, exist_ok=True)
    offset = packets = 0
    with open(os.path.join(directory, "metadata"), "wb") as metadata, \
            open(os.path.join(directory, "stream"), "wb") as stream:
        while offset < len(data):
            rest = len(data) - offset
            magic = struct.unpack_from("<I", data, offset)[0] if rest >= 4 else None
            if rest < 48:
                size = None
            elif magic == TSDL:
                content, size = struct.unpack_from("<II", data, offset + 24)
            elif magic == CTF:
                content, size = struct.unpack_from("<QQ", data, offset + 40)
            else:
                sys.exit("%s: no packet at byte %d" % (recording, offset))
            if size is None or size // 8 > rest:
                if not torn:
                    sys.exit("%s: the packet at byte %d is cut off" % (recording, offset))
                print("dropped a torn packet at byte %d" % offset)
                break
            assert size % 64 == 0 and 0 < content <= size, "bad sizes at byte %d" % offset
            if magic == TSDL:
                metadata.write(data[offset + 37:offset + content // 8])
            else:
                assert content == size, "padding at byte %d" % offset
                stream.write(data[offset:offset + size // 8])
            packets += 1
            offset += size // 8
    return 0 if packets else 1


if __name__ == "__main__":
    sys.exit(main())
