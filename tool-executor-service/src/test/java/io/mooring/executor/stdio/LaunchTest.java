package io.mooring.executor.stdio;

import static io.mooring.executor.stdio.Settings.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.executor.lease.Placement;
import io.mooring.executor.mcpclient.ChannelFailure;

class LaunchTest {

    @Test
    void placesWhatTheConnectionGives() {
        // Given
        var runtime = json(
                "{'command': 'desk', 'args': ['--at={place}', '{unknown}'], 'env': {'URL': 'http://{place}', 'A': 'b'}}");
        List<Placement> placements = List.of(new Placement("env", "TOKEN", "s3cret"),
                new Placement("variable", "place", "quay$1"), new Placement("header", "X", "no variable"));

        // When
        Launch launch = Launch.of(runtime, placements);

        // Then
        assertThat(launch.command()).isEqualTo("desk");
        assertThat(launch.arguments()).containsExactly("--at=quay$1", "{unknown}");
        assertThat(launch.environment()).hasSize(3).containsEntry("TOKEN", "s3cret")
                .containsEntry("URL", "http://quay$1")
                .containsEntry("A", "b");
        assertThat(launch.toString()).doesNotContain("s3cret");
    }

    @Test
    void leavesOutAnArgumentOfAPackageWhoseVariableHasNoValue() {
        // Given
        var runtime = json("{'package': {'registryType': 'npm', 'identifier': '@desk/server', 'version': '1.2.3',"
                + "'runtimeArguments': [{'value': '-y'}], 'packageArguments': [{'name': '--root', 'value': '{root}'},"
                + "{'name': '--mode', 'value': '{mode}'}, {'value': 'plain'}]}, 'args': ['last'], 'env': {}}");

        // When
        Launch launch = Launch.of(runtime, List.of(new Placement("variable", "mode", "fast")));

        // Then
        assertThat(launch.arguments()).containsExactly("--mode", "fast", "plain", "last");
        assertThat(launch.wanted()).isEqualTo(new Launch.Npm("@desk/server", "1.2.3", null));
        assertThat(launch.command()).isNull();
    }

    @Test
    void saysWhatItCanNotStart() {
        refuses("{}", "neither a package nor a command");
        refuses("{'package': {'registryType': 'pypi', 'identifier': 'desk'}}", "pypi");
        refuses("{'package': {'registryType': 'npm', 'identifier': 'desk', 'fileSha256': '00'}}", "fileSha256");
        refuses("{'package': {'registryType': 'npm', 'identifier': 'desk', 'runtimeArguments': [{'value': '--shell'}]}}",
                "runtimeArguments");
        assertThatExceptionOfType(ChannelFailure.class).isThrownBy(() -> Launch.of(json("{'command': 'desk'}"),
                List.of(new Placement("env", "TOKEN", "s3cret\0LD_PRELOAD=x")))).withMessageContaining("TOKEN")
                .withMessageNotContaining("s3cret");
    }

    @Test
    void takesTheNewestOfTheDayForAPackageWithoutVersion() {
        // Given
        LocalDate day = LocalDate.of(2026, 11, 21);
        Launch.Npm any = new Launch.Npm("desk", null, null);
        Launch.Npm exact = new Launch.Npm("desk", "1.0.0", null);

        // Then
        assertThat(any.folder("r", day)).isNotEqualTo(any.folder("r", day.plusDays(1)))
                .isNotEqualTo(any.folder("s", day));
        assertThat(exact.folder("r", day)).isEqualTo(exact.folder("r", day.plusDays(1)));
        assertThat(any.spec()).isEqualTo("desk@latest");
    }

    private static void refuses(String runtime, String because) {
        assertThatExceptionOfType(ChannelFailure.class).isThrownBy(() -> Launch.of(json(runtime), List.of()))
                .withMessageContaining(because);
    }
}
