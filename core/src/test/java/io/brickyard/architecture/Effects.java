package io.brickyard.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.io.Serializable;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLConnection;
import java.nio.channels.NetworkChannel;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/** The ways in which code can touch the world outside, as the JDK offers them. */
final class Effects {

    static final DescribedPredicate<JavaClass> SOCKETS = assignableTo(NetworkChannel.class)
            .or(assignableTo(Socket.class))
            .or(assignableTo(ServerSocket.class))
            .or(assignableTo(DatagramSocket.class))
            .or(assignableTo(URLConnection.class))
            .or(assignableTo(Selector.class))
            .or(resideInAnyPackage("java.net.http..", "com.sun.net.httpserver.."))
            .as("sockets");

    static final DescribedPredicate<JavaClass> PROCESSES =
            belongToAnyOf(ProcessBuilder.class, Process.class).as("processes");

    static final DescribedPredicate<JavaClass> LOGGERS = resideInAnyPackage("org.slf4j..", "java.util.logging..")
            .or(belongToAnyOf(System.Logger.class))
            .as("loggers");

    /** Files, sockets, processes, clocks and loggers: everything but plain values and computing. */
    static final DescribedPredicate<JavaClass> ANY = resideInAnyPackage(
                    "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
            .and(DescribedPredicate.not(type(Serializable.class)))
            .or(SOCKETS)
            .or(PROCESSES)
            .or(belongToAnyOf(ProcessHandle.class))
            .or(LOGGERS)
            .or(belongToAnyOf(Clock.class))
            .as("files, sockets, processes, clocks or loggers");

    /** As {@link #ANY}, but a path may be named: that alone touches no file. */
    static final DescribedPredicate<JavaClass> ANY_BUT_NAMING_A_PATH =
            ANY.and(DescribedPredicate.not(type(Path.class))).as("files, sockets, processes, clocks or loggers");

    static final DescribedPredicate<JavaMethodCall> READING_THE_CLOCK = new DescribedPredicate<>("reading the clock") {
        private static final Set<String> OF_SYSTEM = Set.of("nanoTime", "currentTimeMillis");

        @Override
        public boolean test(JavaMethodCall call) {
            String owner = call.getTargetOwner().getName();
            String method = call.getName();
            return (owner.equals("java.lang.System") && OF_SYSTEM.contains(method))
                    || (owner.startsWith("java.time.") && method.equals("now"))
                    || (owner.equals("java.time.Clock") && method.startsWith("system"));
        }
    };

    static final DescribedPredicate<JavaMethodCall> STARTING_A_PROCESS =
            new DescribedPredicate<>("starting a process") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return call.getTargetOwner().isEquivalentTo(Runtime.class)
                            && call.getName().equals("exec");
                }
            };

    private Effects() {}
}
