/** Where webhooks lead and whom they trust: URLs, networks and which addresses are allowed, certificates and keys. */
@NullMarked
package io.brickyard.receivers;

import org.jspecify.annotations.NullMarked;
