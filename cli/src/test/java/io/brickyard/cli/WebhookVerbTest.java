package io.brickyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a gluster command that knows of this node only; the lab has real ones. */
class WebhookVerbTest {

    private static final String NODE = "0a000000-0000-0000-0000-00000000000a";

    @TempDir
    Path folder;

    private Path working;

    @BeforeEach
    void aPoolOfOneNode() throws IOException {
        working = Files.createDirectories(folder.resolve("glusterd"));
        Files.writeString(working.resolve("glusterd.info"), "UUID=" + NODE + "\n");
        Path gluster = folder.resolve("gluster");
        Files.writeString(gluster, """
                #!/bin/sh
                case "$*" in
                *getwd*) echo WORKING ;;
                *"pool list"*) echo '<cliOutput><opRet>0</opRet><opErrno>0</opErrno><opErrstr/><peerStatus><peer>
                    <uuid>NODE</uuid><hostname>localhost</hostname><hostnames><hostname>localhost</hostname></hostnames>
                    <connected>1</connected><state>3</state><stateStr>Peer in Cluster</stateStr></peer></peerStatus>
                    </cliOutput>' ;;
                *"copy file"*) ;;
                *execute*) echo '{"ok": true, "nodeid": "NODE", "output": ""}' ;;
                esac
                """.replace("WORKING", working.toString()).replace("NODE", NODE));
        Files.setPosixFilePermissions(gluster, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Stage.Run webhook(String... words) {
        List<String> all = new ArrayList<>(List.of("webhook"));
        all.addAll(List.of(words));
        return new Stage(folder).environment("PATH", folder + ":/usr/bin:/bin").run(all.toArray(String[]::new));
    }

    @Test
    void settingsAreShownSetAndReset() throws IOException {
        assertThat(webhook("config").out())
                .isEqualTo(webhook("config", "get").out())
                .contains("port: 55555\n");

        Stage.Run set = webhook("config", "set", "port", "55556");
        assertThat(set.exit()).as(set.err()).isZero();
        assertThat(set.out()).contains("systemctl restart brickyard-agent", "localhost  has it");
        assertThat(Files.readString(working.resolve("events/config.json"))).isEqualTo("{\"port\": 55556}");
        assertThat(webhook("config", "get", "port").out()).isEqualTo("port: 55556  (was set)\n");

        assertThat(webhook("config", "reset", "all").exit()).isZero();
        assertThat(Files.readString(working.resolve("events/config.json"))).isEqualTo("{}");
        Stage.Run again = webhook("config", "reset", "port");
        assertThat(again.exit()).isZero();
        assertThat(again.out()).isEqualTo("nothing to change: it is so already\n");
    }

    @Test
    void aSettingThatCannotBeIsRefusedBeforeAnythingIsChanged() {
        assertThat(webhook("config", "set", "port", "abc").err()).contains("port is a number from 1 to 65535");
        assertThat(webhook("config", "set", "log-level", "LOUD").exit()).isEqualTo(64);
        assertThat(webhook("config", "set", "prot", "1").err()).contains("log-level, port, disable-events-log");
        assertThat(webhook("config", "set", "port").err()).contains("config set has too few words");
        assertThat(webhook("config", "get", "port", "x").err()).contains("too many words");
        assertThat(webhook("config", "unset", "port").err()).contains("config cannot 'unset'");
        assertThat(working.resolve("events/config.json")).doesNotExist();
    }

    @Test
    void aWebhookIsAddedShownAndTakenBack() {
        assertThat(webhook("add", "http://ha1/x", "--at-least", "warning").out())
                .isEqualTo("localhost  has it\n");
        assertThat(webhook("list").out()).contains("http://ha1/x\n", "at least: warning");
        Stage.Run twice = webhook("add", "http://ha1/x");
        assertThat(twice.exit()).isEqualTo(64);
        assertThat(twice.err()).contains("http://ha1/x is told already", "webhook mod http://ha1/x");
        assertThat(webhook("del", "http://ha1/").err()).contains("http://ha1/ is not told of anything", "webhook list");
        assertThat(webhook("del", "http://ha1/x").exit()).isZero();
        assertThat(webhook("add").err()).contains("the URL is amiss");
        assertThat(webhook("add", "ha1").err()).contains("'ha1' is no URL of a receiver");
    }
}
