/* SPDX-License-Identifier: GPL-2.0 */
/* What the programs that the probe is compared with write: as many bytes as it does. */
#ifndef RANGESCOPE_PEER_H
#define RANGESCOPE_PEER_H

#include "probe.h"

#define PEER_RANGES_MAX RP_CHUNK
#define PEER_MAP_BYTES(n) (sizeof(struct rp_map) + (n) * sizeof(struct rp_entry))
#define PEER_UNMAP_BYTES sizeof(struct rp_unmap)

#endif
