// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import java.util.function.IntToLongFunction;
import java.util.function.LongFunction;

import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.FilterField;

/** A column of texts or choices, which have keys. */
record Texts(FilterField field, IntToLongFunction keys, LongFunction<String> texts) implements Column {

    @Override
    public long value(int row) {
        return keys.applyAsLong(row);
    }

    @Override
    public String text(long key) {
        return texts.apply(key);
    }
}
