package io.brickyard.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page docs/findings.md is made from {@link Check}: {@code mvn -pl core test -Dtest=FindingsPageTest -Dwrite-docs}. */
class FindingsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "findings.md");

    @Test
    void thePageOfAllFindingsIsUpToDate() throws IOException {
        if (System.getProperty("write-docs") != null) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE)
                .as("to make it anew: mvn -pl core test -Dtest=FindingsPageTest -Dwrite-docs")
                .hasContent(page());
    }

    @Test
    void everyCheckTeachesWhatItMeansAndWhatToDoFirst() {
        for (Check check : Check.values()) {
            assertThat(check.title()).as(check.name()).isNotBlank().doesNotEndWith(".");
            assertThat(check.explanation().split("\n\n")).as(check.name()).hasSize(2);
            assertThat(check.explanation().split("\n\n")[1]).as(check.name()).startsWith("What to do first: ");
            assertThat(check.explanation().split("\n\n")[0].length())
                    .as(check.name())
                    .isGreaterThan(100);
        }
    }

    private static String page() {
        StringBuilder page = new StringBuilder();
        page.append("# Findings\n\n")
                .append(
                        "Every finding of `brickyard status` and `brickyard check` has one of these codes. A code never")
                .append(" changes its meaning.\nThe same text: `brickyard explain CODE`. This page is made from the")
                .append(" sources; do not edit it.\n\n| code | usual severity | what |\n|---|---|---|\n");
        for (Check check : Check.values()) {
            page.append("| [")
                    .append(check)
                    .append("](#")
                    .append(check.name().toLowerCase(java.util.Locale.ROOT))
                    .append(") | ")
                    .append(check.usual())
                    .append(" | ")
                    .append(check.title())
                    .append(" |\n");
        }
        for (Check check : Check.values()) {
            String text = check.explanation().replace("What to do first:", "**What to do first:**");
            page.append("\n## ")
                    .append(check)
                    .append("\n\n*")
                    .append(check.title())
                    .append(".* Usual severity: ")
                    .append(check.usual())
                    .append(".\n\n")
                    .append(text)
                    .append('\n');
        }
        return page.toString();
    }
}
