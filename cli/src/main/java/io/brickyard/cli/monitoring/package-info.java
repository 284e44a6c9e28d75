/** What monitoring systems read: the line of a plugin, and Prometheus's text exposition. Pure: texts out of records. */
@NullMarked
package io.brickyard.cli.monitoring;

import org.jspecify.annotations.NullMarked;
