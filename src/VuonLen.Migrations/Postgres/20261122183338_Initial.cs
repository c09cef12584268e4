using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace VuonLen.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "area_population",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    households = table.Column<int>(type: "integer", nullable: true),
                    persons = table.Column<int>(type: "integer", nullable: true),
                    ethnic_minority_households = table.Column<int>(type: "integer", nullable: true),
                    ethnic_minority_persons = table.Column<int>(type: "integer", nullable: true),
                    indigenous_households = table.Column<int>(type: "integer", nullable: true),
                    indigenous_persons = table.Column<int>(type: "integer", nullable: true),
                    counted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_population", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "area_succession",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    former_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    successor_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_part = table.Column<bool>(type: "boolean", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_succession", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "area_unit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    level = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_urban = table.Column<bool>(type: "boolean", nullable: false),
                    is_especially_difficult = table.Column<bool>(type: "boolean", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    former_units = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_unit", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "asp_net_roles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_roles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<string>(type: "text", nullable: true),
                    is_closed = table.Column<bool>(type: "boolean", nullable: false),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    who = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    use_case = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    entity = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    row_id = table.Column<Guid>(type: "uuid", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: true),
                    changes = table.Column<string>(type: "text", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entry", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "decision",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    corrected_id = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: true),
                    signed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    signer_position = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    standard = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    line_count = table.Column<int>(type: "integer", nullable: false),
                    drafted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    drafted_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    issued_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "double_decision",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    first_id = table.Column<Guid>(type: "uuid", nullable: false),
                    second_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reasons = table.Column<int>(type: "integer", maxLength: 24, nullable: false),
                    why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_double_decision", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "form_choice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    mode = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    ethnic_groups = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    has_indigenous = table.Column<bool>(type: "boolean", nullable: false),
                    priority = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    return_months = table.Column<int>(type: "integer", nullable: true),
                    clusters = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_form_choice", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "form_pack",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    unit_name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    is_of_province = table.Column<bool>(type: "boolean", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    stage = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    standard = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    opening_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closing_on = table.Column<DateOnly>(type: "date", nullable: false),
                    frozen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    frozen_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    settings = table.Column<string>(type: "text", nullable: false),
                    totals = table.Column<string>(type: "text", nullable: false),
                    json_file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parts_file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    papers_file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_form_pack", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "household",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    head_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    head_sort_key = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false, collation: "C"),
                    member_count = table.Column<int>(type: "integer", nullable: false),
                    is_head_female = table.Column<bool>(type: "boolean", nullable: true),
                    is_ethnic_minority = table.Column<bool>(type: "boolean", nullable: true),
                    deprived = table.Column<int>(type: "integer", nullable: false),
                    deprived_count = table.Column<int>(type: "integer", nullable: false),
                    computed_class = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    missing_answers = table.Column<int>(type: "integer", nullable: false),
                    computed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    status = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    status_since = table.Column<DateOnly>(type: "date", nullable: true),
                    status_standard = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    is_status_different = table.Column<bool>(type: "boolean", nullable: false),
                    commune_code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    village_id = table.Column<Guid>(type: "uuid", nullable: true),
                    code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_why = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    has_no_labour_capacity = table.Column<bool>(type: "boolean", nullable: true),
                    has_person_of_merit = table.Column<bool>(type: "boolean", nullable: true),
                    is_indigenous = table.Column<bool>(type: "boolean", nullable: true),
                    is_on_farmland = table.Column<bool>(type: "boolean", nullable: true),
                    wall = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    column = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    roof = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    floor_m2 = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: true),
                    water = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    toilet = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    internet_used_by_amember = table.Column<bool>(type: "boolean", nullable: true),
                    devices = table.Column<int>(type: "integer", maxLength: 24, nullable: true),
                    b1 = table.Column<int>(type: "integer", nullable: true),
                    b1_on = table.Column<DateOnly>(type: "date", nullable: true),
                    paper_b1 = table.Column<int>(type: "integer", nullable: true),
                    paper_b2 = table.Column<int>(type: "integer", nullable: true),
                    paper_deprived = table.Column<int>(type: "integer", nullable: true),
                    b1_sheet = table.Column<string>(type: "text", nullable: true),
                    income_per_person_per_month = table.Column<long>(type: "bigint", nullable: true),
                    causes = table.Column<int>(type: "integer", maxLength: 24, nullable: false),
                    needs = table.Column<int>(type: "integer", maxLength: 24, nullable: false),
                    marks = table.Column<int>(type: "integer", maxLength: 24, nullable: false),
                    remark = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    b1_standard = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    b1_others = table.Column<string>(type: "text", nullable: true),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_household", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "installation_mark",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    hash_key_print = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "text", nullable: false),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_installation_mark", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "known_mapping",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    signature = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    mapping = table.Column<string>(type: "text", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_mapping", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "loaded_scorecard",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    standard = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    json = table.Column<string>(type: "text", nullable: false),
                    loaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    loaded_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loaded_scorecard", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "loaded_standard",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    json = table.Column<string>(type: "text", nullable: false),
                    loaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    loaded_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loaded_standard", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "organisation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    aliases = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    commune_code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    full_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    folded_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    folded_reversed = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    folded_from_second = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    folded_from_third = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    folded_from_fourth = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    sort_key = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false, collation: "C"),
                    sex = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    born_year = table.Column<int>(type: "integer", nullable: true),
                    born_on = table.Column<DateOnly>(type: "date", nullable: true),
                    died_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ethnic_group = table.Column<int>(type: "integer", nullable: true),
                    personal_id_masked = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    personal_id_protected = table.Column<string>(type: "text", nullable: true),
                    personal_id_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    studying = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    completed = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    on_the_job_training = table.Column<bool>(type: "boolean", nullable: true),
                    can_and_wants_to_work = table.Column<bool>(type: "boolean", nullable: true),
                    work = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    disabled = table.Column<bool>(type: "boolean", nullable: true),
                    monthly_social_assistance = table.Column<bool>(type: "boolean", nullable: true),
                    insured = table.Column<bool>(type: "boolean", nullable: true),
                    insurance_number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    insured_until = table.Column<DateOnly>(type: "date", nullable: true),
                    stunted = table.Column<bool>(type: "boolean", nullable: true),
                    underweight = table.Column<bool>(type: "boolean", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: true),
                    title = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: true),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    issuer = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    signed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    signer_role = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    authority = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    superior_plan = table.Column<Guid>(type: "uuid", nullable: true),
                    superior_text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    file_name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    document_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_scanned = table.Column<bool>(type: "boolean", nullable: false),
                    is_bad_scan = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    used_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "run",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    progress = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_cancel_asked = table.Column<bool>(type: "boolean", nullable: false),
                    message = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    held_by = table.Column<Guid>(type: "uuid", nullable: true),
                    held_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "stored_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_kept = table.Column<bool>(type: "boolean", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_file", x => new { x.province_code, x.id });
                });

            migrationBuilder.CreateTable(
                name: "asp_net_role_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_role_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_asp_net_role_claims_asp_net_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "asp_net_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_asp_net_user_claims_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_asp_net_user_logins_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_passkeys",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_asp_net_user_passkeys_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_roles",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_roles", x => new { x.user_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_asp_net_user_roles_asp_net_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "asp_net_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_asp_net_user_roles_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_asp_net_user_tokens_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "decision_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    decision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    target = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    is_average_living = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    corrects_id = table.Column<Guid>(type: "uuid", nullable: true),
                    remark = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    is_written = table.Column<bool>(type: "boolean", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true),
                    head_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    village_id = table.Column<Guid>(type: "uuid", nullable: true),
                    member_count = table.Column<int>(type: "integer", nullable: true),
                    was = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    movement = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    took_effect_on = table.Column<DateOnly>(type: "date", nullable: true),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision_line", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_decision_line_decision_province_code_decision_id",
                        columns: x => new { x.province_code, x.decision_id },
                        principalTable: "decision",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pack_order",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    stage = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    closing_on = table.Column<DateOnly>(type: "date", nullable: false),
                    empty_units = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    form_pack_id = table.Column<Guid>(type: "uuid", nullable: true),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pack_order", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_pack_order_form_pack_province_code_form_pack_id",
                        columns: x => new { x.province_code, x.form_pack_id },
                        principalTable: "form_pack",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "double_merge",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_of_households = table.Column<bool>(type: "boolean", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    merged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    merged_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_double_merge", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_double_merge_household_province_code_household_id",
                        columns: x => new { x.province_code, x.household_id },
                        principalTable: "household",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "household_note",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    written_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_household_note", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_household_note_household_province_code_household_id",
                        columns: x => new { x.province_code, x.household_id },
                        principalTable: "household",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kept_classification",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    standard = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    @class = table.Column<string>(name: "class", type: "character varying(24)", maxLength: 24, nullable: false),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kept_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    json = table.Column<string>(type: "text", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_classification", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_kept_classification_household_province_code_household_id",
                        columns: x => new { x.province_code, x.household_id },
                        principalTable: "household",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mentor_assignment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_on = table.Column<DateOnly>(type: "date", nullable: false),
                    to_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_with_household = table.Column<bool>(type: "boolean", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mentor_assignment", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_mentor_assignment_household_province_code_household_id",
                        columns: x => new { x.province_code, x.household_id },
                        principalTable: "household",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_member",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    full_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    post = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    village_id = table.Column<Guid>(type: "uuid", nullable: true),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_member", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_organisation_member_organisation_province_code_organisation~",
                        columns: x => new { x.province_code, x.organisation_id },
                        principalTable: "organisation",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "membership",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_on = table.Column<DateOnly>(type: "date", nullable: false),
                    to_on = table.Column<DateOnly>(type: "date", nullable: true),
                    began = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    ended = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    relationship = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    is_head = table.Column<bool>(type: "boolean", nullable: false),
                    name_at_end = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_membership", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_membership_household_province_code_household_id",
                        columns: x => new { x.province_code, x.household_id },
                        principalTable: "household",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_membership_person_province_code_person_id",
                        columns: x => new { x.province_code, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_clause",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: true),
                    issuer = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    subject = table.Column<string>(type: "text", nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: true),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    first_line = table.Column<int>(type: "integer", nullable: true),
                    last_line = table.Column<int>(type: "integer", nullable: true),
                    confidence = table.Column<double>(type: "double precision", nullable: true),
                    is_checked = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_clause", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_plan_clause_plan_province_code_plan_id",
                        columns: x => new { x.province_code, x.plan_id },
                        principalTable: "plan",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_source_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    page = table.Column<int>(type: "integer", nullable: true),
                    table_number = table.Column<int>(type: "integer", nullable: true),
                    table_row = table.Column<int>(type: "integer", nullable: true),
                    table_column = table.Column<int>(type: "integer", nullable: true),
                    is_emphasised = table.Column<bool>(type: "boolean", nullable: false),
                    is_set_aside = table.Column<bool>(type: "boolean", nullable: false),
                    filed_under = table.Column<Guid>(type: "uuid", nullable: true),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_source_line", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_plan_source_line_plan_province_code_plan_id",
                        columns: x => new { x.province_code, x.plan_id },
                        principalTable: "plan",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "planned_target",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    bound = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    value = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    from_value = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    to_value = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    place = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    topic = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    measure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    among = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    is_bound = table.Column<bool>(type: "boolean", nullable: false),
                    baseline = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    baseline_on = table.Column<DateOnly>(type: "date", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    superior_target = table.Column<Guid>(type: "uuid", nullable: true),
                    is_lower_better = table.Column<bool>(type: "boolean", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    first_line = table.Column<int>(type: "integer", nullable: true),
                    last_line = table.Column<int>(type: "integer", nullable: true),
                    confidence = table.Column<double>(type: "double precision", nullable: true),
                    is_checked = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_planned_target", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_planned_target_plan_province_code_plan_id",
                        columns: x => new { x.province_code, x.plan_id },
                        principalTable: "plan",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "planned_task",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    lead = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    cooperating = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    receiver = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    due_words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    result = table.Column<string>(type: "text", nullable: true),
                    heading = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    served_target = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    first_line = table.Column<int>(type: "integer", nullable: true),
                    last_line = table.Column<int>(type: "integer", nullable: true),
                    confidence = table.Column<double>(type: "double precision", nullable: true),
                    is_checked = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_planned_task", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_planned_task_plan_province_code_plan_id",
                        columns: x => new { x.province_code, x.plan_id },
                        principalTable: "plan",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "list_export",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    request = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    stored_file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    households = table.Column<int>(type: "integer", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_list_export", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_list_export_stored_file_province_code_stored_file_id",
                        columns: x => new { x.province_code, x.stored_file_id },
                        principalTable: "stored_file",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "list_import",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    file_name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    stored_file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    uploaded_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    mapping = table.Column<string>(type: "text", nullable: true),
                    as_of = table.Column<DateOnly>(type: "date", nullable: true),
                    round = table.Column<int>(type: "integer", nullable: true),
                    counts = table.Column<string>(type: "text", nullable: true),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    written_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_list_import", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_list_import_stored_file_province_code_stored_file_id",
                        columns: x => new { x.province_code, x.stored_file_id },
                        principalTable: "stored_file",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stored_file_part",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    stored_file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    is_kept = table.Column<bool>(type: "boolean", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_file_part", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_stored_file_part_stored_file_province_code_stored_file_id",
                        columns: x => new { x.province_code, x.stored_file_id },
                        principalTable: "stored_file",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "target_figure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    planned_target_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    written_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_target_figure", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_target_figure_planned_target_province_code_planned_target_id",
                        columns: x => new { x.province_code, x.planned_target_id },
                        principalTable: "planned_target",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "target_share",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    planned_target_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    baseline = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_target_share", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_target_share_planned_target_province_code_planned_target_id",
                        columns: x => new { x.province_code, x.planned_target_id },
                        principalTable: "planned_target",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "targeted_household",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    planned_target_id = table.Column<Guid>(type: "uuid", nullable: false),
                    household = table.Column<Guid>(type: "uuid", nullable: false),
                    deprived_then = table.Column<int>(type: "integer", nullable: false),
                    is_named = table.Column<bool>(type: "boolean", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_targeted_household", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_targeted_household_planned_target_province_code_planned_tar~",
                        columns: x => new { x.province_code, x.planned_target_id },
                        principalTable: "planned_target",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "task_mark",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    planned_task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    turn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    count = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: true),
                    evidence_name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    written_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_mark", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_task_mark_planned_task_province_code_planned_task_id",
                        columns: x => new { x.province_code, x.planned_task_id },
                        principalTable: "planned_task",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "list_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    list_import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    sheet = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    first_row = table.Column<int>(type: "integer", nullable: false),
                    fate = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    target = table.Column<Guid>(type: "uuid", nullable: true),
                    target_province = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    revision_after = table.Column<int>(type: "integer", nullable: true),
                    has_warnings = table.Column<bool>(type: "boolean", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_list_item", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_list_item_list_import_province_code_list_import_id",
                        columns: x => new { x.province_code, x.list_import_id },
                        principalTable: "list_import",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recognition",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    village_id = table.Column<Guid>(type: "uuid", nullable: true),
                    standard = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    status = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    is_average_living = table.Column<bool>(type: "boolean", nullable: false),
                    is_of_province = table.Column<bool>(type: "boolean", nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                    decision_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    decision_on = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    reason = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    list_import_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    double_merge_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    corrects_id = table.Column<Guid>(type: "uuid", nullable: true),
                    area_path = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recognition", x => new { x.province_code, x.id });
                    table.ForeignKey(
                        name: "fk_recognition_decision_province_code_decision_id",
                        columns: x => new { x.province_code, x.decision_id },
                        principalTable: "decision",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recognition_double_merge_province_code_double_merge_id",
                        columns: x => new { x.province_code, x.double_merge_id },
                        principalTable: "double_merge",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recognition_household_province_code_household_id",
                        columns: x => new { x.province_code, x.household_id },
                        principalTable: "household",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recognition_list_import_province_code_list_import_id",
                        columns: x => new { x.province_code, x.list_import_id },
                        principalTable: "list_import",
                        principalColumns: new[] { "province_code", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_area_population_area_path",
                table: "area_population",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_area_population_province_code_unit_id_year",
                table: "area_population",
                columns: new[] { "province_code", "unit_id", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_area_succession_area_path",
                table: "area_succession",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_area_succession_province_code_former_unit_id",
                table: "area_succession",
                columns: new[] { "province_code", "former_unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_area_succession_province_code_successor_unit_id",
                table: "area_succession",
                columns: new[] { "province_code", "successor_unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_area_unit_area_path",
                table: "area_unit",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_area_unit_province_code_parent_id",
                table: "area_unit",
                columns: new[] { "province_code", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ux_area_unit_code_today",
                table: "area_unit",
                columns: new[] { "province_code", "parent_id", "code" },
                unique: true,
                filter: "valid_to is null");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_role_claims_role_id",
                table: "asp_net_role_claims",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "role_name_index",
                table: "asp_net_roles",
                column: "normalized_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_claims_user_id",
                table: "asp_net_user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_logins_user_id",
                table: "asp_net_user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_passkeys_user_id",
                table: "asp_net_user_passkeys",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_roles_role_id",
                table: "asp_net_user_roles",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "asp_net_users",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "asp_net_users",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_area_path",
                table: "audit_entry",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_province_code_at",
                table: "audit_entry",
                columns: new[] { "province_code", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_province_code_household_id",
                table: "audit_entry",
                columns: new[] { "province_code", "household_id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_province_code_row_id",
                table: "audit_entry",
                columns: new[] { "province_code", "row_id" });

            migrationBuilder.CreateIndex(
                name: "ix_decision_area_path",
                table: "decision",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ux_decision_number",
                table: "decision",
                columns: new[] { "province_code", "unit_id", "number", "decided_on" },
                unique: true,
                filter: "state <> 'Draft'");

            migrationBuilder.CreateIndex(
                name: "ix_decision_line_area_path",
                table: "decision_line",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_decision_line_province_code_decision_id_target",
                table: "decision_line",
                columns: new[] { "province_code", "decision_id", "target" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_double_decision_area_path",
                table: "double_decision",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_double_decision_province_code_first_id_second_id",
                table: "double_decision",
                columns: new[] { "province_code", "first_id", "second_id" });

            migrationBuilder.CreateIndex(
                name: "ix_double_merge_area_path",
                table: "double_merge",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_double_merge_province_code_household_id",
                table: "double_merge",
                columns: new[] { "province_code", "household_id" });

            migrationBuilder.CreateIndex(
                name: "ix_double_merge_province_code_merged_at",
                table: "double_merge",
                columns: new[] { "province_code", "merged_at" });

            migrationBuilder.CreateIndex(
                name: "ix_double_merge_province_code_other_id",
                table: "double_merge",
                columns: new[] { "province_code", "other_id" });

            migrationBuilder.CreateIndex(
                name: "ix_form_choice_area_path",
                table: "form_choice",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_form_choice_province_code_area_path",
                table: "form_choice",
                columns: new[] { "province_code", "area_path" });

            migrationBuilder.CreateIndex(
                name: "ix_form_pack_area_path",
                table: "form_pack",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_form_pack_province_code_unit_id_year_stage_version",
                table: "form_pack",
                columns: new[] { "province_code", "unit_id", "year", "stage", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_household_area_path",
                table: "household",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_household_province_code_commune_code_head_sort_key",
                table: "household",
                columns: new[] { "province_code", "commune_code", "head_sort_key" });

            migrationBuilder.CreateIndex(
                name: "ix_household_province_code_commune_code_status_head_sort_key",
                table: "household",
                columns: new[] { "province_code", "commune_code", "status", "head_sort_key" });

            migrationBuilder.CreateIndex(
                name: "ix_household_province_code_village_id_status_head_sort_key",
                table: "household",
                columns: new[] { "province_code", "village_id", "status", "head_sort_key" });

            migrationBuilder.CreateIndex(
                name: "ux_household_code_in_village",
                table: "household",
                columns: new[] { "province_code", "village_id", "code" },
                unique: true,
                filter: "code is not null and ended_on is null");

            migrationBuilder.CreateIndex(
                name: "ix_household_note_area_path",
                table: "household_note",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_household_note_province_code_household_id",
                table: "household_note",
                columns: new[] { "province_code", "household_id" });

            migrationBuilder.CreateIndex(
                name: "ix_installation_mark_area_path",
                table: "installation_mark",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_kept_classification_area_path",
                table: "kept_classification",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_kept_classification_province_code_household_id",
                table: "kept_classification",
                columns: new[] { "province_code", "household_id" });

            migrationBuilder.CreateIndex(
                name: "ix_known_mapping_area_path",
                table: "known_mapping",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_known_mapping_province_code_area_path_signature",
                table: "known_mapping",
                columns: new[] { "province_code", "area_path", "signature" });

            migrationBuilder.CreateIndex(
                name: "ix_list_export_area_path",
                table: "list_export",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_list_export_province_code_asked_at",
                table: "list_export",
                columns: new[] { "province_code", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_list_export_province_code_stored_file_id",
                table: "list_export",
                columns: new[] { "province_code", "stored_file_id" });

            migrationBuilder.CreateIndex(
                name: "ix_list_import_area_path",
                table: "list_import",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_list_import_province_code_stored_file_id",
                table: "list_import",
                columns: new[] { "province_code", "stored_file_id" });

            migrationBuilder.CreateIndex(
                name: "ix_list_import_province_code_uploaded_at",
                table: "list_import",
                columns: new[] { "province_code", "uploaded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_list_item_area_path",
                table: "list_item",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_list_item_province_code_list_import_id_fate_number",
                table: "list_item",
                columns: new[] { "province_code", "list_import_id", "fate", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_list_item_province_code_list_import_id_number",
                table: "list_item",
                columns: new[] { "province_code", "list_import_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_loaded_scorecard_area_path",
                table: "loaded_scorecard",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_loaded_scorecard_province_code_code",
                table: "loaded_scorecard",
                columns: new[] { "province_code", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_loaded_standard_area_path",
                table: "loaded_standard",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_loaded_standard_province_code_code",
                table: "loaded_standard",
                columns: new[] { "province_code", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_membership_area_path",
                table: "membership",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_membership_province_code_household_id",
                table: "membership",
                columns: new[] { "province_code", "household_id" });

            migrationBuilder.CreateIndex(
                name: "ix_membership_province_code_person_id",
                table: "membership",
                columns: new[] { "province_code", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ux_membership_one_head",
                table: "membership",
                columns: new[] { "province_code", "household_id" },
                unique: true,
                filter: "is_head and to_on is null");

            migrationBuilder.CreateIndex(
                name: "ux_membership_one_home",
                table: "membership",
                columns: new[] { "province_code", "person_id" },
                unique: true,
                filter: "to_on is null");

            migrationBuilder.CreateIndex(
                name: "ix_mentor_assignment_area_path",
                table: "mentor_assignment",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_mentor_assignment_province_code_household_id",
                table: "mentor_assignment",
                columns: new[] { "province_code", "household_id" });

            migrationBuilder.CreateIndex(
                name: "ix_mentor_assignment_user_id_household_id",
                table: "mentor_assignment",
                columns: new[] { "user_id", "household_id" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_area_path",
                table: "organisation",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_member_area_path",
                table: "organisation_member",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_member_province_code_organisation_id",
                table: "organisation_member",
                columns: new[] { "province_code", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_pack_order_area_path",
                table: "pack_order",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_pack_order_province_code_form_pack_id",
                table: "pack_order",
                columns: new[] { "province_code", "form_pack_id" });

            migrationBuilder.CreateIndex(
                name: "ix_pack_order_province_code_unit_id_asked_at",
                table: "pack_order",
                columns: new[] { "province_code", "unit_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_person_area_path",
                table: "person",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_person_personal_id_hash",
                table: "person",
                column: "personal_id_hash",
                filter: "personal_id_hash is not null");

            migrationBuilder.CreateIndex(
                name: "ix_person_province_code_commune_code_folded_from_fourth",
                table: "person",
                columns: new[] { "province_code", "commune_code", "folded_from_fourth" },
                filter: "folded_from_fourth is not null");

            migrationBuilder.CreateIndex(
                name: "ix_person_province_code_commune_code_folded_from_second",
                table: "person",
                columns: new[] { "province_code", "commune_code", "folded_from_second" },
                filter: "folded_from_second is not null");

            migrationBuilder.CreateIndex(
                name: "ix_person_province_code_commune_code_folded_from_third",
                table: "person",
                columns: new[] { "province_code", "commune_code", "folded_from_third" },
                filter: "folded_from_third is not null");

            migrationBuilder.CreateIndex(
                name: "ix_person_province_code_commune_code_folded_name_born_year",
                table: "person",
                columns: new[] { "province_code", "commune_code", "folded_name", "born_year" });

            migrationBuilder.CreateIndex(
                name: "ix_person_province_code_commune_code_folded_reversed",
                table: "person",
                columns: new[] { "province_code", "commune_code", "folded_reversed" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_area_path",
                table: "plan",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_plan_province_code_state_year",
                table: "plan",
                columns: new[] { "province_code", "state", "year" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_clause_area_path",
                table: "plan_clause",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_plan_clause_province_code_plan_id_position",
                table: "plan_clause",
                columns: new[] { "province_code", "plan_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_source_line_area_path",
                table: "plan_source_line",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_plan_source_line_province_code_plan_id_number",
                table: "plan_source_line",
                columns: new[] { "province_code", "plan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_planned_target_area_path",
                table: "planned_target",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_planned_target_province_code_plan_id_position",
                table: "planned_target",
                columns: new[] { "province_code", "plan_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_planned_task_area_path",
                table: "planned_task",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_planned_task_province_code_plan_id_position",
                table: "planned_task",
                columns: new[] { "province_code", "plan_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_recognition_area_path",
                table: "recognition",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_recognition_province_code_decision_id",
                table: "recognition",
                columns: new[] { "province_code", "decision_id" },
                filter: "decision_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_recognition_province_code_double_merge_id",
                table: "recognition",
                columns: new[] { "province_code", "double_merge_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recognition_province_code_household_id_effective_on",
                table: "recognition",
                columns: new[] { "province_code", "household_id", "effective_on" });

            migrationBuilder.CreateIndex(
                name: "ix_recognition_province_code_list_import_id",
                table: "recognition",
                columns: new[] { "province_code", "list_import_id" });

            migrationBuilder.CreateIndex(
                name: "ix_run_area_path",
                table: "run",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_run_province_code_subject_id",
                table: "run",
                columns: new[] { "province_code", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_run_state_asked_at",
                table: "run",
                columns: new[] { "state", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_stored_file_area_path",
                table: "stored_file",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_stored_file_part_area_path",
                table: "stored_file_part",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_stored_file_part_province_code_stored_file_id_number",
                table: "stored_file_part",
                columns: new[] { "province_code", "stored_file_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_target_figure_area_path",
                table: "target_figure",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_target_figure_province_code_planned_target_id_on",
                table: "target_figure",
                columns: new[] { "province_code", "planned_target_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_target_share_area_path",
                table: "target_share",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_target_share_province_code_planned_target_id_unit_id",
                table: "target_share",
                columns: new[] { "province_code", "planned_target_id", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_targeted_household_area_path",
                table: "targeted_household",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_targeted_household_province_code_household",
                table: "targeted_household",
                columns: new[] { "province_code", "household" });

            migrationBuilder.CreateIndex(
                name: "ix_targeted_household_province_code_planned_target_id_household",
                table: "targeted_household",
                columns: new[] { "province_code", "planned_target_id", "household" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_task_mark_area_path",
                table: "task_mark",
                column: "area_path");

            migrationBuilder.CreateIndex(
                name: "ix_task_mark_province_code_planned_task_id",
                table: "task_mark",
                columns: new[] { "province_code", "planned_task_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "area_population");

            migrationBuilder.DropTable(
                name: "area_succession");

            migrationBuilder.DropTable(
                name: "area_unit");

            migrationBuilder.DropTable(
                name: "asp_net_role_claims");

            migrationBuilder.DropTable(
                name: "asp_net_user_claims");

            migrationBuilder.DropTable(
                name: "asp_net_user_logins");

            migrationBuilder.DropTable(
                name: "asp_net_user_passkeys");

            migrationBuilder.DropTable(
                name: "asp_net_user_roles");

            migrationBuilder.DropTable(
                name: "asp_net_user_tokens");

            migrationBuilder.DropTable(
                name: "audit_entry");

            migrationBuilder.DropTable(
                name: "decision_line");

            migrationBuilder.DropTable(
                name: "double_decision");

            migrationBuilder.DropTable(
                name: "form_choice");

            migrationBuilder.DropTable(
                name: "household_note");

            migrationBuilder.DropTable(
                name: "installation_mark");

            migrationBuilder.DropTable(
                name: "kept_classification");

            migrationBuilder.DropTable(
                name: "known_mapping");

            migrationBuilder.DropTable(
                name: "list_export");

            migrationBuilder.DropTable(
                name: "list_item");

            migrationBuilder.DropTable(
                name: "loaded_scorecard");

            migrationBuilder.DropTable(
                name: "loaded_standard");

            migrationBuilder.DropTable(
                name: "membership");

            migrationBuilder.DropTable(
                name: "mentor_assignment");

            migrationBuilder.DropTable(
                name: "organisation_member");

            migrationBuilder.DropTable(
                name: "pack_order");

            migrationBuilder.DropTable(
                name: "plan_clause");

            migrationBuilder.DropTable(
                name: "plan_source_line");

            migrationBuilder.DropTable(
                name: "recognition");

            migrationBuilder.DropTable(
                name: "run");

            migrationBuilder.DropTable(
                name: "stored_file_part");

            migrationBuilder.DropTable(
                name: "target_figure");

            migrationBuilder.DropTable(
                name: "target_share");

            migrationBuilder.DropTable(
                name: "targeted_household");

            migrationBuilder.DropTable(
                name: "task_mark");

            migrationBuilder.DropTable(
                name: "asp_net_roles");

            migrationBuilder.DropTable(
                name: "asp_net_users");

            migrationBuilder.DropTable(
                name: "person");

            migrationBuilder.DropTable(
                name: "organisation");

            migrationBuilder.DropTable(
                name: "form_pack");

            migrationBuilder.DropTable(
                name: "decision");

            migrationBuilder.DropTable(
                name: "double_merge");

            migrationBuilder.DropTable(
                name: "list_import");

            migrationBuilder.DropTable(
                name: "planned_target");

            migrationBuilder.DropTable(
                name: "planned_task");

            migrationBuilder.DropTable(
                name: "household");

            migrationBuilder.DropTable(
                name: "stored_file");

            migrationBuilder.DropTable(
                name: "plan");
        }
    }
}
