/** What always holds in every module, as rules that a build checks. */
@NullMarked
package io.brickyard.architecture;

import org.jspecify.annotations.NullMarked;
