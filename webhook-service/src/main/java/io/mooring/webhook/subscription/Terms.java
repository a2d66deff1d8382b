package io.mooring.webhook.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.EventType;
import io.mooring.webhook.filter.Filters;

/**
 * What a subscriber wishes, checked; each failure names the field. Null is what was not given.
 *
 * @param filter empty for none
 * @param rateLimit 0 for none
 */
record Terms(@Nullable SubscriberUrl url, @Nullable List<String> eventTypes, @Nullable String filter,
        @Nullable Integer rateLimit, @Nullable Ordering ordering) {

    private static final int MOST_PATTERNS = 50;
    private static final int FASTEST = 1000;

    static Terms of(CreateSubscription wish, Filters filters) {
        return new Terms(SubscriberUrl.parse(wish.url()), patterns(wish.eventTypes()), filter(wish.filter(), filters),
                rateLimit(wish.rateLimit()), ordering(wish.order()));
    }

    static Terms of(ChangeSubscription wish, Filters filters) {
        if (wish.isEmpty()) {
            throw GeneralError.BAD_REQUEST.at("/",
                    "expected disabled, url, event_types, filter, rate_limit or order");
        }
        return new Terms(wish.url() == null ? null : SubscriberUrl.parse(wish.url()),
                wish.eventTypes() == null ? null : patterns(wish.eventTypes()), filter(wish.filter(), filters),
                rateLimit(wish.rateLimit()), ordering(wish.order()));
    }

    SubscriberUrl requireUrl() {
        if (url == null) {
            throw GeneralError.BAD_REQUEST.at("/url", "expected a URL");
        }
        return url;
    }

    /** The row of a new subscription, with these terms. */
    SubscriptionRow row(SubscriptionRow fresh) {
        write(fresh);
        return fresh;
    }

    /** The row, with those terms changed that were given. */
    SubscriptionRow changed(SubscriptionRow row) {
        write(row);
        row.version++;
        return row;
    }

    private void write(SubscriptionRow row) {
        row.url = url == null ? row.url : url.text();
        row.eventTypes = eventTypes == null ? row.eventTypes : eventTypes.toArray(String[]::new);
        if (filter != null) {
            row.filter = filter.isEmpty() ? null : filter;
        }
        if (rateLimit != null) {
            row.rateLimit = rateLimit == 0 ? null : rateLimit;
        }
        row.ordering = ordering == null ? row.ordering : ordering.text();
    }

    private static List<String> patterns(@Nullable List<@Nullable String> wishes) {
        if (wishes == null || wishes.isEmpty() || wishes.size() > MOST_PATTERNS) {
            throw GeneralError.BAD_REQUEST.at("/event_types", "expected 1 to " + MOST_PATTERNS + " event types");
        }
        Set<String> patterns = new TreeSet<>();
        for (int i = 0; i < wishes.size(); i++) {
            String wish = wishes.get(i);
            if (wish == null || !EventType.isPattern(wish)) {
                throw GeneralError.BAD_REQUEST.at("/event_types/" + i,
                        "expected github.issue.opened, issue.opened (of any provider), github.issue.* or *");
            }
            patterns.add(wish);
        }
        return List.copyOf(patterns);
    }

    private static @Nullable String filter(@Nullable String wish, Filters filters) {
        return wish == null || wish.isEmpty() ? wish : filters.require(wish);
    }

    private static @Nullable Integer rateLimit(@Nullable Integer wish) {
        if (wish != null && (wish < 0 || wish > FASTEST)) {
            throw GeneralError.BAD_REQUEST.at("/rate_limit", "expected 1 to " + FASTEST
                    + " deliveries in a second, or 0 for no limit");
        }
        return wish;
    }

    private static @Nullable Ordering ordering(@Nullable String wish) {
        return wish == null ? null : Ordering.parse(wish);
    }

    /** How long a former secret signs too. */
    static Duration overlap(@Nullable Long seconds, SubscriptionConfig config) {
        if (seconds == null) {
            return config.overlap();
        }
        if (seconds < 0 || seconds > config.longestOverlap().toSeconds()) {
            throw GeneralError.BAD_REQUEST.at("/overlap",
                    "expected 0 to " + config.longestOverlap().toSeconds() + " seconds");
        }
        return Duration.ofSeconds(seconds);
    }
}
