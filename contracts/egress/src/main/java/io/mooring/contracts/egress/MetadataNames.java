package io.mooring.contracts.egress;

import java.util.Set;

/** Names under which clouds answer with machine credentials, whatever they resolve to. */
final class MetadataNames {

    private static final Set<String> NAMES = Set.of(
            "metadata", "metadata.goog", "metadata.google.internal", "metadata.azure.com", "metadata.azure.internal",
            "metadata.packet.net", "metadata.platformequinix.com", "metadata.tencentyun.com", "metadata.scaleway.com",
            "instance-data", "rancher-metadata", "alibaba.metadata");
    private static final Set<String> FIRST_LABELS = Set.of("metadata", "instance-data");

    private MetadataNames() {}

    static boolean isMetadata(String name) {
        var firstLabel = name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'));
        return NAMES.contains(name) || name.endsWith(".internal") && FIRST_LABELS.contains(firstLabel)
                || name.endsWith(".metadata.google.internal");
    }
}
