package io.mooring.connection.handoff;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/** Draws screens as HTML; the templates are beside the resources of this module. */
@ApplicationScoped
class Pages {

    @CheckedTemplate(basePath = "handoff")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance invitation(Screen.Invitation screen);

        static native TemplateInstance overview(Screen.Overview screen);

        static native TemplateInstance form(Screen.Form screen);

        static native TemplateInstance leave(Screen.Leave screen);

        static native TemplateInstance message(Screen.Message screen);
    }

    Uni<String> draw(Screen screen) {
        return (switch (screen) {
            case Screen.Invitation it -> Templates.invitation(it);
            case Screen.Overview it -> Templates.overview(it);
            case Screen.Form it -> Templates.form(it);
            case Screen.Leave it -> Templates.leave(it);
            case Screen.Message it -> Templates.message(it);
        }).createUni();
    }
}
