package io.brickyard.lab.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a real pool: a parameter of type {@link io.brickyard.lab.Lab} in constructors, test and
 * lifecycle methods.
 *
 * <p>Where no lab can be made (no root, no GlusterFS, no Linux) the class is aborted and says why; with {@code CI=true}
 * or {@code BRICKYARD_REAL_POOL=require} in the environment it fails instead.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("real-pool")
@ExtendWith(RealPoolExtension.class)
public @interface RealPool {

    int nodes() default 3;

    int bricksPerNode() default 8;

    /**
     * Whether the class promises to leave the pool as it found it, but for volumes of names of its own. Such classes share
     * one lab per shape, which is taken down after the last test of the run. Others get a lab of their own.
     */
    boolean shared() default false;
}
