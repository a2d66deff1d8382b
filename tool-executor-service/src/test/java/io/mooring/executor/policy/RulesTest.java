package io.mooring.executor.policy;

import static io.mooring.executor.policy.Audience.AGENT;
import static io.mooring.executor.policy.Audience.TENANT;
import static io.mooring.executor.policy.Audience.USER;
import static io.mooring.executor.policy.Effect.APPROVE;
import static io.mooring.executor.policy.Effect.BLOCK;
import static io.mooring.executor.policy.Effect.REQUIRE_APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final Target READ = Targets.at("github.org.main.list");
    private static final Target DELETE = Targets.destructive("github.org.main.delete_repo");
    private static final List<String> PATTERNS = List.of("*", "github.*", "github.org.*", "github.*.*.delete_repo",
            "github.org.main.list", "mcp_github_list", "gitlab.*");

    @Test
    void letsEverybodyButAgentsRunEverythingWithoutAnyPolicy() {
        assertThat(new Rules(List.of(), false).decide(DELETE)).isEqualTo(new Decision(APPROVE, List.of()));
        assertThat(new Rules(List.of(), true).decide(READ)).isEqualTo(new Decision(APPROVE, List.of()));
        assertThat(new Rules(List.of(), true).decide(DELETE).effect()).isEqualTo(REQUIRE_APPROVAL);
    }

    @Test
    void takesFirstMatchOfAnAudience() {
        Policy first = policy(TENANT, "github.org.main.delete_repo", APPROVE);
        Policy second = policy(TENANT, "github.*", BLOCK);

        assertThat(rules(first, second).decide(DELETE)).isEqualTo(new Decision(APPROVE, List.of(first)));
        assertThat(rules(second, first).decide(DELETE)).isEqualTo(new Decision(BLOCK, List.of(second)));
        assertThat(rules(first, second).decide(READ).effect()).isEqualTo(BLOCK);
    }

    @Test
    void takesTheMostRestrictiveOfTenantUserAndAgent() {
        Policy tenant = policy(TENANT, "github.*", REQUIRE_APPROVAL);
        Policy user = policy(USER, "*", APPROVE);
        Policy agent = policy(AGENT, "github.*.*.delete_repo", BLOCK);

        assertThat(rules(tenant, user, agent).decide(DELETE).matched()).containsExactly(agent, tenant, user);
        assertThat(rules(tenant, user, agent).decide(DELETE).by()).contains(agent);
        assertThat(rules(tenant, user, agent).decide(READ).effect()).isEqualTo(REQUIRE_APPROVAL);
        assertThat(rules(user).decide(DELETE).effect()).isEqualTo(APPROVE);
    }

    @Test
    void blocksWhenAPolicyCantBeRead() {
        Policy broken = Policy.of("pol_1", TENANT, "grammar of tomorrow", APPROVE, null);

        assertThat(rules(broken).decide(READ)).isEqualTo(new Decision(BLOCK, List.of(broken)));
        assertThat(rules(policy(USER, "*", APPROVE), broken).decide(READ).effect()).isEqualTo(BLOCK);
    }

    /** Nobody gets more by a rule that forbids: adding one at the top of any list never makes a decision milder. */
    @RepeatedTest(200)
    void neverGetsMilderByABlock(RepetitionInfo repetition) {
        // Given
        Random random = new Random(repetition.getCurrentRepetition());
        List<Policy> policies = some(random);
        Target target = random.nextBoolean() ? READ : DELETE;
        Effect before = new Rules(policies, true).decide(target).effect();

        // When
        List<Policy> more = new ArrayList<>(policies);
        more.addFirst(policy(any(random, Audience.values()), any(random, PATTERNS.toArray(String[]::new)), BLOCK));

        // Then
        assertThat(new Rules(more, true).decide(target).effect()).isGreaterThanOrEqualTo(before);
    }

    /** A user's or agent's rules can't undo what the tenant's say. */
    @RepeatedTest(200)
    void neverGetsMilderThanTheTenantsRules(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Policy> policies = some(random);
        Target target = random.nextBoolean() ? READ : DELETE;
        List<Policy> tenants = policies.stream().filter(policy -> policy.audience() == TENANT).toList();
        Decision tenant = new Rules(tenants, false).decide(target);

        assertThat(new Rules(policies, true).decide(target).effect())
                .isGreaterThanOrEqualTo(tenant.by().isPresent() ? tenant.effect() : APPROVE);
    }

    private static List<Policy> some(Random random) {
        List<Policy> policies = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            policies.add(policy(any(random, Audience.values()), any(random, PATTERNS.toArray(String[]::new)),
                    any(random, Effect.values())));
        }
        return policies;
    }

    @SafeVarargs
    private static <T> T any(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static Rules rules(Policy... policies) {
        return new Rules(List.of(policies), false);
    }

    private static Policy policy(Audience audience, String pattern, Effect effect) {
        return Policy.of("pol_" + audience + pattern, audience, pattern, effect, null);
    }
}
