// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

/** A place on an axis and what is written there; no label where only a grid line is wanted. */
record Tick(double value, String label) {}
