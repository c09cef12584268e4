#nullable enable

namespace VuonLen.Migrations;

/// <summary>
/// What the database itself refuses, whoever writes: a frozen pack and its files are never changed or deleted, nor is the audit; a line
/// of the ledger is never changed. Only their custodian is, when areas merge or a household moves (area_path).
/// </summary>
/// <remarks>The product's own guard refuses the same earlier and says why; this is for what writes past the product.</remarks>
internal static class FrozenRows
{
    private static readonly Frozen[] _tables =
    [
        new("form_pack", "id, province_code, unit_id, unit_code, unit_name, is_of_province, year, stage, version, standard, opening_on, closing_on, frozen_at, frozen_by, hash, file_hash, settings, totals, json_file_id, parts_file_id, papers_file_id", IsKeptWhen: null, IsNeverDeleted: true),
        new("stored_file", "id, province_code, name, bytes, stored_at, is_kept", IsKeptWhen: "old.is_kept", IsNeverDeleted: true),
        new("stored_file_part", "id, province_code, stored_file_id, number, sealed, is_kept", IsKeptWhen: "old.is_kept", IsNeverDeleted: true),
        new("audit_entry", "id, province_code, at, who, use_case, entity, row_id, household_id, revision, changes", IsKeptWhen: null, IsNeverDeleted: true),
        new("recognition", "id, province_code, household_id, village_id, standard, status, is_average_living, is_of_province, effective_on, decision_number, decision_on, source, reason, list_import_id, decision_id, double_merge_id, recorded_at, corrects_id", IsKeptWhen: null, IsNeverDeleted: false), // an import taken back takes its lines along
    ];

    public static IEnumerable<string> Sqlite() => Triggers(
        (table, moment, when) => $"create trigger {table}_{moment.Split(' ')[0]} before {moment} on {table} {when} begin select raise(abort, 'frozen: {table}'); end;");

    public static IEnumerable<string> Postgres() =>
    [
        """
        create function refuse_frozen() returns trigger language plpgsql as
        $$ begin raise exception 'frozen: %', tg_table_name using errcode = 'restrict_violation'; end $$;
        """,
        .. Triggers((table, moment, when) => $"create trigger {table}_{moment.Split(' ')[0]} before {moment} on {table} for each row {when} execute function refuse_frozen();"),
    ];

    private static IEnumerable<string> Triggers(Func<string, string, string, string> create)
    {
        foreach (var table in _tables)
        {
            var when = table.IsKeptWhen is { } condition ? $"when ({condition})" : "";
            yield return create(table.Name, $"update of {table.Columns}", when);
            if (table.IsNeverDeleted)
                yield return create(table.Name, "delete", when);
        }
    }

    /// <param name="Name">Of the table.</param>
    /// <param name="Columns">All but the custodian.</param>
    /// <param name="IsKeptWhen">Which rows; null for all.</param>
    /// <param name="IsNeverDeleted">Deleting is refused too.</param>
    private sealed record Frozen(string Name, string Columns, string? IsKeptWhen, bool IsNeverDeleted);
}
