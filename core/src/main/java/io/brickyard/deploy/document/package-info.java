/**
 * The pool document: reads what somebody wants a pool to be, and writes it.
 *
 * <p>{@code PoolDocuments} is the way in. A text becomes a {@code Tree} that knows the place of each of its values
 * ({@code YamlReader}), several trees become one ({@code Composition}), readers turn it into a {@code WantedPool}, and
 * {@code PoolRules} looks at it as a whole. Whatever is wrong goes into one list of complaints, so that a person hears of all of it
 * at once. Nothing here opens a file: texts come in, texts go out; only tables that are part of the program are read.
 */
@NullMarked
package io.brickyard.deploy.document;

import org.jspecify.annotations.NullMarked;
