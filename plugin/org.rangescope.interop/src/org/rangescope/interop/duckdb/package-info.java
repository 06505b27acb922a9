// SPDX-License-Identifier: EPL-2.0
/** Tables of recordings in DuckDB: SQL over them, and Parquet files of them. */
@NonNullByDefault
package org.rangescope.interop.duckdb;

import org.rangescope.core.util.annotation.NonNullByDefault;
