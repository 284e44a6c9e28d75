package io.brickyard.lab.junit;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabSpec;
import io.brickyard.lab.Prerequisites;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Brings labs up for {@link RealPool}. A class's own lab is kept in the class's store, a shared one in the root's; JUnit
 * closes what is in a store when its scope ends, and with it the lab. A lab also goes when the JVM is interrupted.
 */
final class RealPoolExtension implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RealPoolExtension.class);

    RealPoolExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        Prerequisites.missing().ifPresent(RealPoolExtension::abort);
        RealPool wanted = annotation(context);
        Lab lab = lab(context, wanted);
        if (wanted.shared()) {
            lab.awaitPool();
        }
    }

    private static void abort(String reason) {
        String text = "NO REAL POOL, tests not run: " + reason;
        if (required(System.getenv())) {
            Assertions.fail(text + " (and the environment demands that they run)");
        }
        System.err.println(text);
        Assumptions.abort(text);
    }

    static boolean required(Map<String, String> environment) {
        return environment.getOrDefault("CI", "").equals("true")
                || environment.getOrDefault("BRICKYARD_REAL_POOL", "").equals("require");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Lab resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return lab(context, annotation(context));
    }

    private static Lab lab(ExtensionContext context, RealPool wanted) {
        ExtensionContext scope = wanted.shared() ? context.getRoot() : classContext(context);
        String shape = wanted.nodes() + " nodes, " + wanted.bricksPerNode() + " bricks";
        return scope.getStore(NAMESPACE)
                .computeIfAbsent(shape, _ -> RunningLab.up(wanted), RunningLab.class)
                .lab();
    }

    /** The outermost class that carries the annotation, so that nested classes and methods find the same lab. */
    private static ExtensionContext classContext(ExtensionContext context) {
        Optional<ExtensionContext> parent =
                context.getParent().filter(outer -> outer.getTestClass().isPresent());
        return parent.isPresent() ? classContext(parent.get()) : context;
    }

    private static RealPool annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), RealPool.class)
                .or(() ->
                        AnnotationSupport.findAnnotation(classContext(context).getRequiredTestClass(), RealPool.class))
                .orElseThrow();
    }

    /** A lab and what takes it down if the JVM is interrupted. */
    private record RunningLab(Lab lab, Thread hook) implements AutoCloseable {

        static RunningLab up(RealPool wanted) {
            String name = "t" + UUID.randomUUID().toString().substring(0, 8);
            Thread hook = new Thread(() -> Lab.down(name), "lab-down");
            Runtime.getRuntime().addShutdownHook(hook);
            Lab lab = Lab.up(LabSpec.of(name, wanted.nodes()).withBricksPerNode(wanted.bricksPerNode()));
            return new RunningLab(lab, hook);
        }

        @Override
        public void close() {
            lab.down();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM is ending already; the hook finds nothing left to do.
            }
        }
    }
}
