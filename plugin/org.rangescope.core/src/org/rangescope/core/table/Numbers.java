// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import java.util.function.IntToLongFunction;

import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.FilterField;

/** A column of numbers or flags. */
record Numbers(FilterField field, IntToLongFunction values) implements Column {

    @Override
    public long value(int row) {
        return values.applyAsLong(row);
    }

    @Override
    public String text(long key) {
        return Long.toString(key);
    }
}
