package io.mooring.executor.task;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.task.Task.Called;

/** Table {@code task}. */
@Entity
@Table(name = "task", schema = "app")
@IdClass(TaskKey.class)
class TaskRow {

    @Id
    String tenant;

    @Id
    String id;

    @Column(name = "caller_kind")
    String callerKind;

    String caller;

    @Column(name = "user_id")
    String userId;

    String call;

    String integration;

    String tool;

    String connection;

    @Column(name = "upstream_id")
    String upstreamId;

    @Column(name = "created_at")
    Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected TaskRow() {}

    /** One of now. */
    @SuppressWarnings("NullAway.Init")
    TaskRow(Caller by, String user, Task task, Instant now) {
        this.tenant = by.tenant();
        this.id = task.id();
        this.callerKind = by.kind().name();
        this.caller = by.subject();
        this.userId = user;
        this.call = task.call().id();
        this.integration = task.call().integration();
        this.tool = task.call().tool();
        this.connection = task.call().connection();
        this.upstreamId = task.upstreamId();
        this.createdAt = now;
    }

    boolean isOf(Caller by, String user) {
        return callerKind.equals(by.kind().name()) && caller.equals(by.subject()) && userId.equals(user);
    }

    Task task() {
        return new Task(id, new Called(call, integration, tool, connection), upstreamId);
    }
}
