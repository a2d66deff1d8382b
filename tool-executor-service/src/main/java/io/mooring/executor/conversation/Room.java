package io.mooring.executor.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.mooring.executor.session.Owner;

/** How much waits, in all, of one tenant and of one caller. No limit is passed, whoever comes at the same time. */
final class Room {

    private final ConversationConfig limits;
    private final Map<Part, Long> taken = new ConcurrentHashMap<>();

    Room(ConversationConfig limits) {
        this.limits = limits;
    }

    /** What is counted, and of whom: nobody in particular, a tenant, or a caller of it. */
    private record Part(String unit, List<String> of) {}

    private record Share(Part part, long amount, long most, String full) {}

    private List<Share> places(Owner owner) {
        return List.of(
                new Share(new Part("calls", List.of()), 1, limits.most(), "too many calls wait for answers"),
                new Share(new Part("calls", List.of(owner.tenant())), 1, limits.mostOfTenant(),
                        "too many calls of this tenant wait for answers"),
                new Share(new Part("calls", List.of(owner.tenant(), owner.kind(), owner.subject())), 1,
                        limits.mostOfOne(), "too many calls of this caller wait for answers"));
    }

    private List<Share> space(Owner owner, long characters) {
        return List.of(
                new Share(new Part("characters", List.of()), characters, limits.characters(),
                        "calls that wait for answers are too long"),
                new Share(new Part("characters", List.of(owner.tenant())), characters, limits.charactersOfTenant(),
                        "calls of this tenant that wait for answers are too long"));
    }

    /** Takes a place for one; fails when there is none, and then takes nothing. */
    void enter(Owner owner, long characters) {
        List<Share> wanted = new ArrayList<>(places(owner));
        wanted.addAll(space(owner, characters));
        take(wanted);
    }

    void leave(Owner owner, long characters) {
        places(owner).forEach(this::giveBack);
        space(owner, characters).forEach(this::giveBack);
    }

    /** One that has a place holds something else; fails when there is no room, and then it holds what it held. */
    void exchange(Owner owner, long before, long now) {
        take(space(owner, now - before));
    }

    private void take(List<Share> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            Share one = wanted.get(i);
            long sum = taken.merge(one.part, one.amount, Long::sum);
            if (one.amount > 0 && sum > one.most) {
                wanted.subList(0, i + 1).forEach(this::giveBack);
                throw new IllegalStateException(one.full);
            }
        }
    }

    private void giveBack(Share share) {
        taken.computeIfPresent(share.part, (same, sum) -> sum > share.amount ? Long.valueOf(sum - share.amount) : null);
    }

    /** Whether nothing waits. */
    boolean isEmpty() {
        return taken.values().stream().allMatch(sum -> sum == 0);
    }
}
