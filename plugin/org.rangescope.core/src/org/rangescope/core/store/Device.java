// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

/**
 * An importer's device.
 *
 * @param name   of the device
 * @param driver bound to it, or an empty text
 * @param bus    it is on, or an empty text
 */
public record Device(String name, String driver, String bus) {

    @Override
    public String toString() {
        return driver.isEmpty() || driver.equals(name) ? name : name + " (" + driver + ")";
    }
}
