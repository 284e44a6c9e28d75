/** The process among others: signals, the service manager, the pid file, and what only the kernel's own calls can do. */
@NullMarked
package io.brickyard.agent.system;

import org.jspecify.annotations.NullMarked;
