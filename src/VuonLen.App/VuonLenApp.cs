using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Audit;
using VuonLen.App.Dashboard;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Installation;
using VuonLen.App.Plans;
using VuonLen.App.Reports;
using VuonLen.App.Reviews;
using VuonLen.App.Runs;
using VuonLen.App.Standards;

namespace VuonLen.App;

/// <summary>The product, for whatever hosts it: the web server, the command line, a test.</summary>
public static class VuonLenApp
{
    extension(IServiceCollection services)
    {
        /// <summary>All use cases, the database they share, accounts and rights.</summary>
        /// <param name="connection">See <see cref="DataSetup"/>.</param>
        /// <param name="keyFolder">Where the installation's keys lie; data protection keeps its own beside the hash's.</param>
        public IServiceCollection AddVuonLen(string connection, string keyFolder)
        {
            // The command line and the server open what the other one sealed.
            services.AddDataProtection().SetApplicationName("VuonLen").PersistKeysToFileSystem(new(keyFolder));
            return services
                .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)) // Vietnamese letters as they are, not as &#x1EC7;
                .AddVuonLenDb(connection)
                .AddVuonLenIdentity()
                .AddInstallation(keyFolder)
                .AddRuns()
                .AddAreas()
                .AddStandards()
                .AddHouseholds(keyFolder)
                .AddPlans()
                .AddReports()
                .AddReviews()
                .AddAudit()
                .AddDashboard();
        }
    }
}
