package io.mooring.catalog.preset;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.provider.preset.Presets;

/**
 * Which presets a list shows; what is null does not matter.
 *
 * @param kind as {@link PresetView#kind()}
 * @param tier of the curated list
 * @param role for whom it is, whatever its case
 * @param text part of id, name or description, whatever its case
 */
public record PresetFilter(@Nullable String kind, @Nullable String tier, @Nullable String role,
        @Nullable String text) {

    /** One page in order of id, with one more when another page follows. */
    public List<PresetView> select(Presets presets, Cursor cursor) {
        String after = cursor.after() == null ? "" : cursor.after();
        return presets.all().stream().filter(preset -> preset.id().compareTo(after) > 0).map(PresetView::of)
                .filter(this::admits).limit(cursor.fetch()).toList();
    }

    private boolean admits(PresetView preset) {
        String all = (preset.id() + "\n" + preset.name() + "\n" + preset.description()).toLowerCase(Locale.ROOT);
        return (kind == null || kind.equals(preset.kind())) && (tier == null || tier.equals(preset.tier()))
                && (role == null || preset.roles().stream().anyMatch(role::equalsIgnoreCase))
                && (text == null || all.contains(text.toLowerCase(Locale.ROOT)));
    }
}
