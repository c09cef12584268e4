using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Tests.Audit;

/// <summary>What an entry of the audit may name.</summary>
internal static class AuditedFields
{
    public static IEnumerable<(string Entity, string Field, Type Type)> Of(IModel model) =>
        from entity in model.GetEntityTypes()
        where entity.ClrType.IsAssignableTo(typeof(AreaRow)) && entity.ClrType != typeof(AuditEntry)
            && entity.ClrType.GetCustomAttribute<UnauditedAttribute>() is null
        from property in entity.GetProperties()
        where !property.IsPrimaryKey() && property.PropertyInfo is { } info
            && info.Name != nameof(IRevisioned.Revision) && info.GetCustomAttribute<UnauditedAttribute>() is null
        select (entity.ShortName(), property.Name, Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType);
}
