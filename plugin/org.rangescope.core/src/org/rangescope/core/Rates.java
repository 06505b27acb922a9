// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core;

/**
 * How fast a session goes.
 *
 * @param eventsPerSecond records over the last second
 * @param records         records so far
 * @param bytes           bytes read so far
 * @param lost            events that the probe says it lost so far
 */
public record Rates(double eventsPerSecond, long records, long bytes, long lost) {}
