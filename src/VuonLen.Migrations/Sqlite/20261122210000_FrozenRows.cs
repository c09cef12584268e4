using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using VuonLen.App.Data;

namespace VuonLen.Migrations.Sqlite;

/// <summary>See <see cref="VuonLen.Migrations.FrozenRows"/>; written by hand, since no model says it.</summary>
[DbContext(typeof(SqliteVuonLenDb))]
[Migration("20261122210000_FrozenRows")]
public sealed class FrozenRows : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in VuonLen.Migrations.FrozenRows.Sqlite())
            migrationBuilder.Sql(statement);
    }
}
