package io.mooring.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.mooring.contracts.event.ReleasedSchemas.Release;

/**
 * What was released stays readable. A new version of a schema is released by adding {@code <n>.avsc}, {@code <n>.bin} and
 * {@code <n>.json} to its folder under {@code released} and their digests to {@code checksums.txt} there; what is there is
 * never edited.
 */
class SchemaEvolutionContractTest {

    /** BACKWARD_TRANSITIVE: today's reader reads what any release wrote. */
    private static final SchemaValidator BACKWARD_TRANSITIVE = new SchemaValidatorBuilder().canReadStrategy()
            .validateAll();

    static List<Schema> today() {
        return ReleasedSchemas.today();
    }

    static List<Release> releases() {
        return ReleasedSchemas.all();
    }

    @ParameterizedTest
    @MethodSource("today")
    void readsWhatEveryReleaseWrote(Schema schema) throws SchemaValidationException {
        BACKWARD_TRANSITIVE.validate(schema, ReleasedSchemas.of(schema.getName()).reversed().stream()
                .map(Release::schema).toList());
    }

    @ParameterizedTest
    @MethodSource("today")
    void isReleasedAsItIsToday(Schema schema) {
        List<Release> releases = ReleasedSchemas.of(schema.getName());

        assertThat(releases).as("releases of " + schema.getName()).isNotEmpty();
        assertThat(releases).extracting(Release::version)
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, releases.size()).boxed().toList());
        assertThat(releases.getLast().schema()).as("newest release").isEqualTo(schema);
    }

    @ParameterizedTest
    @MethodSource("releases")
    void stillHasASchemaToday(Release release) {
        assertThat(today()).extracting(Schema::getName).contains(release.name());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void decodesTheGoldenSample(Release release) throws IOException {
        GenericRecord expected = read(new GenericDatumReader<>(release.schema()),
                DecoderFactory.get().jsonDecoder(release.schema(), release.sampleText()));

        SpecificRecord decoded = read(specific(release.schema()),
                DecoderFactory.get().binaryDecoder(release.sample(), null));

        assertThat(fields((GenericRecord) decoded, release.schema())).isEqualTo(fields(expected, release.schema()));
    }

    @ParameterizedTest
    @MethodSource("releases")
    void encodesTheGoldenSampleToTheSameBytes(Release release) throws IOException {
        GenericRecord sample = read(new GenericDatumReader<>(release.schema()),
                DecoderFactory.get().jsonDecoder(release.schema(), release.sampleText()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(release.schema()).write(sample, encoder);
        encoder.flush();

        assertThat(bytes.toByteArray()).isEqualTo(release.sample());
    }

    @Test
    void keepsReleasedFilesUntouched() throws IOException {
        Map<String, String> recorded = Files.readAllLines(ReleasedSchemas.ROOT.resolve("checksums.txt")).stream()
                .map(line -> line.split("  ", 2)).collect(Collectors.toMap(line -> line[1], line -> line[0]));

        Map<String, String> found = new TreeMap<>();
        ReleasedSchemas.files(ReleasedSchemas.ROOT).filter(Files::isRegularFile)
                .filter(file -> !file.endsWith("checksums.txt"))
                .forEach(file -> found.put(ReleasedSchemas.ROOT.relativize(file).toString(), digest(file)));

        assertThat(found).isEqualTo(recorded);
    }

    @Test
    void noticesAnUnreadableChange() {
        Schema released = ReleasedSchemas.of("HealthChanged").getFirst().schema();
        Schema changed = new Schema.Parser().parse(released.toString().replaceFirst("\\{\"name\":\"tenant\"",
                "{\"name\":\"added\",\"type\":\"string\"},{\"name\":\"tenant\""));

        assertThatThrownBy(() -> BACKWARD_TRANSITIVE.validate(changed, List.of(released)))
                .isInstanceOf(SchemaValidationException.class);
    }

    private static DatumReader<SpecificRecord> specific(Schema writer) {
        Class<?> type = new SpecificData().getClass(writer);
        SpecificData data = SpecificData.getForClass(type);
        return new SpecificDatumReader<>(writer, data.getSchema(type), data);
    }

    private static <T> T read(DatumReader<T> reader, Decoder decoder) throws IOException {
        return reader.read(null, decoder);
    }

    /** Values by the writer's schema, as text: generic and specific records hold the same in different classes. */
    private static Map<String, String> fields(GenericRecord record, Schema writer) {
        Map<String, String> values = new TreeMap<>();
        writer.getFields().forEach(field -> values.put(field.name(), text(record.get(field.name()), field.schema())));
        return values;
    }

    /** Nested records too only by what the writer knew of them. */
    private static String text(Object value, Schema writer) {
        Object plain = switch (value) {
            case java.time.Instant time -> time.toEpochMilli();
            case GenericRecord record -> fields(record, present(writer));
            case List<?> items -> items.stream().map(item -> text(item, present(writer).getElementType())).toList();
            case null, default -> value;
        };
        return GenericData.get().toString(plain);
    }

    private static Schema present(Schema schema) {
        return schema.isUnion() ? schema.getTypes().getLast() : schema;
    }

    private static String digest(Path file) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(ReleasedSchemas.bytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
