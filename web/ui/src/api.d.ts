// Written by scripts/api.mjs from the server's own document. Do not edit.

export interface paths {
    "/api/answers/{loop}/{round}/{place}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One answer with its scorecard and what changed since the attempt before */
        get: operations["answer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything the user has, as one file */
        get: operations["export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server works */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take in an export (the file is the body) */
        post: operations["import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All loops, the newest first */
        get: operations["loops"];
        put?: never;
        /** Start a loop from a template, one question, or one question of a form */
        post: operations["start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The room as it is now */
        get: operations["room"];
        put?: never;
        post?: never;
        /** Delete a loop with everything said in it */
        delete: operations["deleteLoop"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The answers of a loop with their scorecards */
        get: operations["answers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start the next round */
        post: operations["begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep the program in the editor */
        post: operations["code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/debrief": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The debrief of a loop that has ended */
        get: operations["debrief"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep what stands in the composing box */
        post: operations["draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the round */
        post: operations["end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Complete this answer, or this part of it, and go on */
        post: operations["finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/hint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a hint */
        post: operations["hint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the loop here */
        post: operations["leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep the private notes of the round */
        post: operations["note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop the clock (practice mode) */
        post: operations["pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the clock run on */
        post: operations["resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run the program; answers when the run is done
         * @description Takes as long as the program does, and before that until its turn comes: rooms and API clients take turns. How far it is comes through the stream. If the caller goes away the run is finished and recorded all the same.
         */
        post: operations["run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/run/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop the run that is going on, if any */
        post: operations["cancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/say": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say something to the interviewer */
        post: operations["say"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow a room (server-sent events) */
        get: operations["stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/transcript.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything said and run, as JSON */
        get: operations["transcript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loops/{loop}/transcript.md": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything said and run, as Markdown */
        get: operations["transcriptMarkdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to practise next and why */
        get: operations["plan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every dimension and question over time */
        get: operations["progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All questions, or those that fit a filter */
        get: operations["questions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One question, without rubric, hidden tests or model answers */
        get: operations["question"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a program on an input, or on a question's tests
         * @description Answers when the run is done, with one JSON document; or, if Accept asks for text/event-stream, at once with events: queued {id, ahead} while others are served first, started {id}, case {case, done, total} for each test, and at last done (the same document) or error (a problem). Closing the connection cancels the run, waiting or going; so does DELETE /api/run/{id}. Nothing is kept.
         *
         *     Rooms and API clients wait in one line and take turns. If it is full, or one client has too many runs in it, the answer is 429 with Retry-After.
         */
        post: operations["runProgram"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/run/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Cancel a run, waiting or going */
        delete: operations["cancelProgram"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The candidate's settings */
        get: operations["settings"];
        /** Replace the settings */
        put: operations["saveSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kinds of loops */
        get: operations["templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Absence: {
            /** Format: int64 */
            runs: number;
            /** Format: int64 */
            turns: number;
        };
        Answer: {
            code?: components["schemas"]["Revision"][] | null;
            done: boolean;
            earlier?: string[] | null;
            /** Format: int64 */
            hints?: number;
            id: string;
            level: string;
            part?: string;
            /** Format: int64 */
            planned: number;
            question: string;
            round: string;
            runs?: components["schemas"]["Run"][] | null;
            /** Format: int64 */
            spent: number;
            turns: components["schemas"]["Turn"][] | null;
        };
        AnswerReport: {
            answer: components["schemas"]["Answer"];
            /** @description why it could not be graded */
            failed?: string;
            question: components["schemas"]["QuestionName"];
            scorecard?: components["schemas"]["Scorecard"];
            /**
             * @description unknown: the bank has lost the question
             * @enum {string}
             */
            state: "open" | "grading" | "graded" | "failed" | "unknown";
        };
        AnswerView: {
            answer: string;
            question: string;
            /** Format: int64 */
            round: number;
            title: string;
        };
        AnswerWithTakes: {
            answer: components["schemas"]["Answer"];
            /** @description what changed since, by dimension, and the evidence that made it */
            changes?: components["schemas"]["Difference"];
            /** @description why it could not be graded */
            failed?: string;
            /** @description of the last attempt at the same question before this one */
            previous?: components["schemas"]["Scorecard"];
            question: components["schemas"]["QuestionName"];
            scorecard?: components["schemas"]["Scorecard"];
            /**
             * @description unknown: the bank has lost the question
             * @enum {string}
             */
            state: "open" | "grading" | "graded" | "failed" | "unknown";
        };
        Asked: {
            answer: components["schemas"]["Answer"];
            evidence: components["schemas"]["Evidence"][] | null;
            says: string;
        };
        Asking: {
            answer: string;
            form: string;
            /** Format: int64 */
            of: number;
            part?: string;
            /** Format: int64 */
            parts?: number;
            /** Format: int64 */
            place: number;
            question: string;
            statement: string;
            title: string;
        };
        Case: {
            expected?: string;
            got?: string;
            hidden?: boolean;
            input?: string;
            /** Format: int64 */
            memory_kb?: number;
            /** Format: double */
            millis: number;
            name: string;
            part?: string;
            says?: string;
            stderr?: string;
            stdout?: string;
            verdict: string;
            why?: string;
        };
        Clock: {
            /** Format: int64 */
            elapsed: number;
            /** Format: int64 */
            planned: number;
            running: boolean;
        };
        CodeInputBody: {
            language: string;
            part?: string;
            /** @description the program, at most 256 KiB */
            text: string;
        };
        CodeView: {
            /** Format: int64 */
            hidden: number;
            language: string;
            latest: {
                [key: string]: string;
            };
            runs: components["schemas"]["Run"][] | null;
            starters: {
                [key: string]: string;
            };
            text: string;
            visible: components["schemas"]["Case"][] | null;
        };
        Compile: {
            /** Format: double */
            millis: number;
            ok: boolean;
            output?: string;
        };
        Counts: {
            /** Format: int64 */
            attempts: number;
            forms: components["schemas"]["FormCount"][] | null;
            /** Format: int64 */
            loops: number;
            /** Format: int64 */
            questions: number;
        };
        DebriefReport: {
            dimensions: components["schemas"]["DimensionScore"][] | null;
            /**
             * Format: int64
             * @description answers that could not be graded and are left out
             */
            failed: number;
            /**
             * Format: int64
             * @description answers that are still being graded
             */
            grading: number;
            interviews: components["schemas"]["Interview"][] | null;
            keeper: components["schemas"]["Keeper"];
            level: string;
            line: string;
            loop: string;
            next: components["schemas"]["NextStep"][] | null;
            reapply?: components["schemas"]["Reapply"];
            reason: string;
            verdict: string;
        };
        Difference: {
            after: components["schemas"]["Take"];
            before: components["schemas"]["Take"];
            dimensions: components["schemas"]["DimensionChange"][] | null;
            note?: string;
            /** Format: double */
            overall: number;
        };
        DimensionChange: {
            after: components["schemas"]["Score"];
            because: components["schemas"]["EvidenceChange"][] | null;
            before: components["schemas"]["Score"];
            /** Format: double */
            change: number;
            dimension: string;
        };
        DimensionProgress: {
            /** Format: double */
            change: number;
            dimension: string;
            first: components["schemas"]["Score"];
            latest: components["schemas"]["Score"];
            /** Format: int64 */
            over: number;
            points: components["schemas"]["Point"][] | null;
            standing: components["schemas"]["Score"];
        };
        DimensionScore: {
            dimension: string;
            heard: boolean;
            rests: number[] | null;
            /** Format: double */
            value: number;
            /** Format: double */
            weight: number;
        };
        ErrorDetail: {
            /** @description Where the error occurred, e.g. 'body.items[3].tags' or 'path.thing-id' */
            location?: string;
            /** @description Error message text */
            message?: string;
            /** @description The value at the given location */
            value?: unknown;
        };
        ErrorModel: {
            /**
             * @description What went wrong, as one of a few stable words.
             * @enum {string}
             */
            code?: "invalid" | "not_found" | "conflict" | "too_large" | "busy" | "unavailable" | "unreadable" | "internal";
            /**
             * @description A human-readable explanation specific to this occurrence of the problem.
             * @example Property foo is required but is missing.
             */
            detail?: string;
            /** @description Optional list of individual error details */
            errors?: components["schemas"]["ErrorDetail"][] | null;
            /**
             * Format: uri
             * @description A URI reference that identifies the specific occurrence of the problem.
             * @example https://example.com/error-log/abc123
             */
            instance?: string;
            /**
             * Format: int64
             * @description HTTP status code
             * @example 400
             */
            status?: number;
            /**
             * @description A short, human-readable summary of the problem type. This value should not change between occurrences of the error.
             * @example Bad Request
             */
            title?: string;
            /**
             * Format: uri
             * @description A URI reference to human-readable documentation for the error.
             * @default about:blank
             * @example https://example.com/errors/example
             */
            type?: string;
        };
        Evidence: {
            by: string;
            dimension: string;
            says: string;
            seen: components["schemas"]["Seen"];
            signal: string;
            /** Format: double */
            strength: number;
            /** Format: double */
            sure?: number;
            value?: string;
        };
        EvidenceChange: {
            after?: components["schemas"]["Evidence"];
            before?: components["schemas"]["Evidence"];
            better: boolean;
            /** Format: double */
            by: number;
            kind: string;
            says: string;
            signal: string;
        };
        Executed: {
            id: string;
            ran?: components["schemas"]["Ran"];
            run?: components["schemas"]["Run"];
        };
        ExecuteInputBody: {
            /** @description who asks. Clients take turns; runs of one client wait for each other. Left out, the caller's address */
            client?: string;
            /** @description a program of several files, by name; instead of source, and not with a question */
            files?: {
                [key: string]: string;
            };
            /** @description purpose custom: the arguments or the calls, as JSON */
            input?: string;
            language: string;
            /** @description the file that holds the entry; left out, it is found */
            main?: string;
            /**
             * Format: int64
             * @description memory it may use; left out, 256 MiB
             */
            memory_mb?: number;
            /**
             * Format: int64
             * @description processor time it may use; left out, 10 s
             */
            millis?: number;
            /** @description up to which part of the question */
            part?: string;
            /**
             * @description which tests; left out, visible. Of hidden tests only the verdict is told
             * @enum {string}
             */
            purpose?: "visible" | "submit" | "custom";
            /** @description run the source on this question's tests instead of stdin */
            question?: string;
            /** @description a program of one file; its files together may have 256 KiB */
            source?: string;
            /** @description what the program reads, at most 1 MiB */
            stdin?: string;
        };
        FormCount: {
            /** Format: int64 */
            attempts: number;
            form: string;
        };
        Graded: {
            answer: string;
        };
        Health: {
            /** @description what confines the programs that are run */
            isolation: string;
            /** @description languages whose programs can be run here */
            languages: string[] | null;
            ok: boolean;
            /** Format: int64 */
            questions: number;
        };
        Imported: {
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            gradings: number;
            /** Format: int64 */
            loops: number;
            settings: boolean;
            /** Format: int64 */
            skipped: number;
        };
        Interview: {
            asked?: components["schemas"]["Asked"];
            inclination: string;
            kind: string;
            overall: components["schemas"]["Score"];
            reasons: components["schemas"]["Reason"][] | null;
            /** Format: int64 */
            round: number;
            says: string;
            voice: string;
        };
        Keeper: {
            fight: boolean;
            flips: string[] | null;
            why: string;
        };
        LoopRow: {
            ended: boolean;
            id: string;
            level: string;
            mode: string;
            /** Format: int64 */
            rounds: number;
            /** Format: date-time */
            started: string;
            /** @description empty for one question on its own */
            template: string;
            title: string;
        };
        Measure: {
            name: string;
            run: string;
            unit: string;
            /** Format: double */
            value: number;
        };
        Metric: {
            name: string;
            unit: string;
            /** Format: double */
            value: number;
        };
        NextStep: {
            question: string;
            says: string;
            why: string;
        };
        Note: {
            says: components["schemas"]["Source"][] | null;
            topic: string;
        };
        Part: {
            ask: string;
            id: string;
            /** Format: int64 */
            minutes: number;
            statement: string;
            title: string;
        };
        PlanItem: {
            again: boolean;
            /** Format: int64 */
            days: number;
            form: string;
            last: components["schemas"]["Score"];
            /** Format: int64 */
            minutes: number;
            on: string;
            question: string;
            signals: string[] | null;
            title: string;
            trains: string[] | null;
            why: string;
        };
        PlanView: {
            /** Format: int64 */
            days_left?: number;
            items: components["schemas"]["PlanItem"][] | null;
            says: string;
        };
        Point: {
            answer: string;
            /** Format: date-time */
            at: string;
            level: string;
            question: string;
            /** Format: double */
            score: number;
            title: string;
            /** Format: double */
            weight: number;
        };
        Progress: {
            /** Format: int64 */
            done: number;
            /** Format: int64 */
            total: number;
        };
        ProgressView: {
            counts: components["schemas"]["Counts"];
            dimensions: components["schemas"]["DimensionProgress"][] | null;
            questions: components["schemas"]["QuestionProgress"][] | null;
        };
        Question: {
            ask: string;
            form: string;
            id: string;
            levels: string[] | null;
            /** Format: int64 */
            minutes: number;
            origin: string;
            parts?: components["schemas"]["Part"][] | null;
            rounds: string[] | null;
            sources: components["schemas"]["Source"][] | null;
            statement: string;
            title: string;
            topics?: string[] | null;
            values?: components["schemas"]["ValueTag"][] | null;
            version: string;
        };
        QuestionName: {
            form: string;
            id: string;
            /** Format: int64 */
            minutes: number;
            title: string;
        };
        QuestionProgress: {
            /** Format: double */
            change: number;
            form: string;
            question: string;
            takes: components["schemas"]["Take"][] | null;
            title: string;
        };
        Queued: {
            /** Format: int64 */
            ahead: number;
            id: string;
        };
        Quote: {
            /** Format: int64 */
            from: number;
            text: string;
            /** Format: int64 */
            to: number;
            /** Format: int64 */
            turn: number;
        };
        Ran: {
            cached?: boolean;
            compile: components["schemas"]["Compile"];
            /** Format: double */
            cpu_millis: number;
            /** Format: int64 */
            exit_code: number;
            isolation: string;
            /** Format: int64 */
            memory_kb: number;
            /** Format: double */
            millis: number;
            says: string;
            /** Format: int64 */
            signal?: number;
            stderr?: string;
            stdout: string;
            toolchain?: string;
            verdict: string;
        };
        Reapply: {
            from: string;
            source: components["schemas"]["Source"];
        };
        Reason: {
            answer: string;
            evidence: components["schemas"]["Evidence"];
            for: boolean;
            says: string;
        };
        Revision: {
            /** Format: int64 */
            clock: number;
            language: string;
            part?: string;
            text: string;
        };
        Room: {
            answers: components["schemas"]["AnswerView"][] | null;
            asking?: components["schemas"]["Asking"];
            can: string[] | null;
            clock: components["schemas"]["Clock"];
            code?: components["schemas"]["CodeView"];
            draft: string;
            /** @description what a run with purpose custom accepts, for the first shown test; empty where there is none */
            example_input: string;
            /** @description answers of this loop whose scorecard is ready */
            graded: string[] | null;
            /** @description what confines the programs that are run */
            isolation: string;
            level: string;
            loop: string;
            mode: string;
            notes: string;
            /** Format: int64 */
            round: number;
            rounds: components["schemas"]["RoundView"][] | null;
            /** @description whether a program of this loop is running */
            running: boolean;
            /** Format: int64 */
            seq: number;
            state: string;
            /** @description the statement at hand, rendered and sanitised */
            statement_html: string;
            title: string;
            turns: components["schemas"]["TurnView"][] | null;
        };
        RoundNotes: {
            /** Format: int64 */
            round: number;
            text: string;
        };
        RoundView: {
            kind: string;
            /** Format: int64 */
            minutes: number;
            state: string;
            title: string;
            voice: string;
        };
        Run: {
            cases?: components["schemas"]["Case"][] | null;
            /** Format: int64 */
            clock: number;
            compile: components["schemas"]["Compile"];
            id: string;
            isolation: string;
            language: string;
            metrics?: components["schemas"]["Metric"][] | null;
            part?: string;
            purpose: string;
            source: string;
            toolchain?: string;
        };
        RunInputBody: {
            /** @description purpose custom: the arguments or the calls, as JSON */
            input?: string;
            language: string;
            part?: string;
            /**
             * @description the shown tests, all tests (this counts), or one's own input
             * @enum {string}
             */
            purpose: "visible" | "submit" | "custom";
            /** @description the program, at most 256 KiB */
            text: string;
        };
        Running: {
            /**
             * Format: int64
             * @description how many runs that wait as well are served before it
             */
            ahead?: number;
            running: boolean;
            /** @description the run has not begun: other runs are served first */
            waiting?: boolean;
        };
        SayInputBody: {
            /** @description made by the client; the same key twice is one message */
            key: string;
            /** @description what the candidate says, at most 256 KiB */
            text: string;
        };
        Score: {
            heard: boolean;
            /** Format: double */
            value: number;
        };
        Scorecard: {
            answer: string;
            dimensions: components["schemas"]["DimensionScore"][] | null;
            evidence: components["schemas"]["Evidence"][] | null;
            level: string;
            overall: components["schemas"]["Score"];
            question: string;
        };
        Seen: {
            absence?: components["schemas"]["Absence"];
            measure?: components["schemas"]["Measure"];
            quote?: components["schemas"]["Quote"];
        };
        Settings: {
            interview_date?: string;
            languages: string[] | null;
            level: string;
            mode: string;
        };
        Slot: {
            form?: string;
            question?: string;
            topic?: string;
        };
        Source: {
            grade: string;
            says?: string;
            title: string;
            where?: string;
        };
        Stage: {
            about?: string;
            asks: components["schemas"]["Slot"][] | null;
            kind: string;
            /** Format: int64 */
            minutes: number;
            title: string;
            voice: string;
        };
        Started: {
            id: string;
        };
        StartInputBody: {
            /**
             * @description one question of this form, the least practised
             * @enum {string}
             */
            form?: "words" | "code" | "board" | "lab";
            /**
             * @description the settings' level if left out
             * @enum {string}
             */
            level?: "L4" | "L5" | "L6" | "L7";
            /**
             * @description the settings' mode if left out
             * @enum {string}
             */
            mode?: "practice" | "real";
            /** @description one question on its own */
            question?: string;
            /**
             * Format: int64
             * @description draws the same questions again, and the interviewer's same words, while the bank and what was practised are the same; chance decides if left out
             */
            seed?: number;
            /** @description id of a loop template */
            template?: string;
        };
        Take: {
            answer: string;
            /** Format: date-time */
            at: string;
            level: string;
            loop: string;
            overall: components["schemas"]["Score"];
            round: string;
        };
        Template: {
            about: string;
            id: string;
            notes?: components["schemas"]["Note"][] | null;
            sources: components["schemas"]["Source"][] | null;
            stages: components["schemas"]["Stage"][] | null;
            title: string;
        };
        Tested: {
            case: components["schemas"]["Case"];
            /** Format: int64 */
            done: number;
            /** Format: int64 */
            total: number;
        };
        TextInputBody: {
            text: string;
        };
        Transcript: {
            answers: components["schemas"]["Answer"][] | null;
            level: string;
            loop: string;
            mode: string;
            /** @description the private notes of each round */
            notes: components["schemas"]["RoundNotes"][] | null;
            /** Format: date-time */
            started: string;
            title: string;
        };
        Turn: {
            /** Format: int64 */
            clock: number;
            move?: string;
            part?: string;
            scene?: boolean;
            signal?: string;
            speaker: string;
            text: string;
        };
        TurnView: {
            /** Format: int64 */
            clock: number;
            key?: string;
            move?: string;
            scene?: string;
            /** Format: int64 */
            seq: number;
            speaker: string;
            text: string;
        };
        ValueTag: {
            value: string;
            versions: string[] | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
                place: number;
                round: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerWithTakes"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    loops: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoopRow"][] | null;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    room: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    deleteLoop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    answers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerReport"][] | null;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    begin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeInputBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "Room-Seq"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    debrief: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DebriefReport"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextInputBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "Room-Seq"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    finish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    hint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextInputBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "Room-Seq"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    cancelRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    say: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SayInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    stream: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": ({
                        data: components["schemas"]["Graded"];
                        /**
                         * @description The event name.
                         * @constant
                         */
                        event: "graded";
                        /** @description The event ID. */
                        id?: number;
                        /** @description The retry time in milliseconds. */
                        retry?: number;
                    } | {
                        data: components["schemas"]["Progress"];
                        /**
                         * @description The event name.
                         * @constant
                         */
                        event: "progress";
                        /** @description The event ID. */
                        id?: number;
                        /** @description The retry time in milliseconds. */
                        retry?: number;
                    } | {
                        data: components["schemas"]["Room"];
                        /**
                         * @description The event name.
                         * @constant
                         */
                        event: "room";
                        /** @description The event ID. */
                        id?: number;
                        /** @description The retry time in milliseconds. */
                        retry?: number;
                    } | {
                        data: components["schemas"]["Running"];
                        /**
                         * @description The event name.
                         * @constant
                         */
                        event: "running";
                        /** @description The event ID. */
                        id?: number;
                        /** @description The retry time in milliseconds. */
                        retry?: number;
                    })[];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    transcript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transcript"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    transcriptMarkdown: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the loop's id */
                loop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanView"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    progress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressView"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    questions: {
        parameters: {
            query?: {
                /** @description only questions answered this way */
                form?: string;
                /** @description only questions with a source of this grade */
                grade?: string;
                level?: string;
                /** @description words that the title, the topics or the opening must hold, all of them */
                q?: string;
                /** @description only questions asked in this kind of round */
                round?: string;
                topic?: string;
                /** @description a value of the culture memo, in lower case */
                value?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"][] | null;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    question: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    runProgram: {
        parameters: {
            query?: never;
            header?: {
                /** @description text/event-stream for a stream of events; anything else for one JSON document at the end */
                Accept?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecuteInputBody"];
            };
        };
        responses: {
            /** @description The run, whatever became of the program */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Executed"];
                    "text/event-stream": string;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    cancelProgram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    saveSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Settings"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
    templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"][] | null;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorModel"];
                };
            };
        };
    };
}
