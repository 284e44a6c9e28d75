package io.brickyard.agent.config;

import io.brickyard.agent.intake.IntakeSettings;
import io.brickyard.agent.intake.SourcePolicy;
import io.brickyard.receivers.Network;

/** The keys of the intake, whose settings know nothing of files. */
final class IntakeKeys {

    private IntakeKeys() {}

    static IntakeSettings read(Section section) {
        IntakeSettings usual = IntakeSettings.USUAL;
        return new IntakeSettings(
                section.values("addresses", usual.addresses(), IntakeKeys::address),
                section.values("ports", usual.ports(), Reading.number(1, 65_535)),
                section.value("sockets", usual.sockets(), Reading.number(1, 64)),
                section.value("readers", usual.readers(), Reading.number(1, 16)),
                section.value("socket-buffer", usual.socketBuffer(), Reading.size(64 << 10, 256 << 20)),
                section.value("memory", usual.memory(), Reading.size(2 << 20, 1 << 30)));
    }

    static SourcePolicy.Rules readSources(Section section) {
        SourcePolicy.Rules usual = SourcePolicy.Rules.USUAL;
        return new SourcePolicy.Rules(
                section.values("networks", usual.networks(), Network::parse),
                section.value("anybody", usual.anybody(), Reading::flag),
                section.value("rate", usual.rate(), Reading.number(1, 10_000_000)),
                section.value("burst", usual.burst(), Reading.number(1, 10_000_000)));
    }

    private static String address(String text) {
        if (text.indexOf('/') >= 0) {
            throw new IllegalArgumentException("'" + text + "' is a network, and an address is wanted");
        }
        return Network.parse(text).toString();
    }

    static void write(IntakeSettings intake, Document document) {
        document.values("addresses", intake.addresses());
        document.values("ports", intake.ports());
        document.value("sockets", intake.sockets());
        document.value("readers", intake.readers());
        document.value("socket-buffer", intake.socketBuffer());
        document.value("memory", intake.memory());
    }

    static void writeSources(SourcePolicy.Rules sources, Document document) {
        document.values("networks", sources.networks());
        document.value("anybody", sources.anybody());
        document.value("rate", sources.rate());
        document.value("burst", sources.burst());
    }
}
