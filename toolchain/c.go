package toolchain

import "context"

func c() *language {
	return &language{
		name: "c", title: "C", extensions: []string{".c"},
		pack: "gcc",
		find: func(ctx context.Context, f *finder) (tools, error) { return findNative(ctx, f, "gcc", "cc") },
		build: func(ctx context.Context, b *building) (Built, error) {
			args := []string{b.tools.paths["compiler"], "-std=gnu17", "-O2", "-pipe", "-fdiagnostics-color=never", "-DONLINE_JUDGE"}
			return b.native(ctx, append(args, b.opts.Flags...))
		},
	}
}
