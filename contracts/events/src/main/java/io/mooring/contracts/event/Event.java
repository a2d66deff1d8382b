package io.mooring.contracts.event;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One fact or one state record, before it is encoded.
 *
 * @param topic where it goes, see {@link Topics}
 * @param tenant tenant that owns the aggregate
 * @param aggregate id of the aggregate inside the tenant, e.g. {@code github/create_issue}
 * @param payload the Avro record; {@code null} is a tombstone and only meant for {@code state.} topics
 */
public record Event(String topic, String tenant, String aggregate, @Nullable SpecificRecord payload) {

    /** An event whose topic is the one its schema names. */
    public static Event of(String tenant, String aggregate, SpecificRecord payload) {
        return new Event(payload.getSchema().getProp("topic"), tenant, aggregate, payload);
    }

    /** Says that a state record is gone. */
    public static Event tombstone(String topic, String tenant, String aggregate) {
        return new Event(topic, tenant, aggregate, null);
    }

    /** Record key: events of one aggregate stay in order. */
    public String key() {
        return tenant + "/" + aggregate;
    }
}
