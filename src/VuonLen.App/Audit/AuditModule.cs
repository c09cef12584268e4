using Microsoft.Extensions.DependencyInjection;

namespace VuonLen.App.Audit;

public static class AuditModule
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddAudit() => services
            .AddScoped<FindAudit>()
            .AddScoped<ShowChangesSince>();
    }
}
