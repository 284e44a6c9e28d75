/** Webhooks: who wants to hear of which events, in which form, and how they are trusted; and the files that say so. */
@NullMarked
package io.brickyard.webhooks;

import org.jspecify.annotations.NullMarked;
